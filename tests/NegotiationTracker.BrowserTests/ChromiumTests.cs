using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

public sealed class ChromiumTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task A_browser_opens_a_page()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync();

        await page.SetContentAsync("<h1>Հայաստան</h1>");

        (await page.TextContentAsync("h1")).Should().Be("Հայաստան");
    }
}
