using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>The API can be read and tried in a browser, without a word to anybody else.</summary>
public sealed class ApiDocsTests
{
    [BrowserFact]
    public async Task The_page_shows_the_operations_and_asks_no_other_host()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        List<string> asked = [];
        reader.Page.Request += (_, request) => asked.Add(request.Url);

        await reader.Page.GotoAsync("/docs/api");
        await reader.Page.GetByText("Issues", new() { Exact = true }).First.WaitForAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        asked.Should().Contain(url => url.EndsWith("/openapi/v1.json", StringComparison.Ordinal));
        asked.Where(url => !url.StartsWith(tracker.Address.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal))
            .Should().BeEmpty("nothing is asked of any other host");
        reader.Complaints.Should().BeEmpty();
        await reader.TakePicture("api", fullPage: false);
    }
}
