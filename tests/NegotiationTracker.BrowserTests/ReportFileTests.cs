using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>The HTML report as whoever got it by mail sees it, and the example as a newcomer opens it.</summary>
public sealed class ReportFileTests
{
    [BrowserFact]
    public async Task The_html_report_is_accessible_in_light_and_dark_wide_and_narrow_and_asks_for_nothing()
    {
        await using var tracker = await ServedTracker.Start();
        var file = Path.Combine(tracker.Data, "report.html");
        (await tracker.Verb("report", "AMAZ", "--format", "html", "--since", "2026-06-01", "--as-of", "2026-07-01", "--known", "2026-07-01", "--out", file)).ExitCode.Should().Be(0);
        await using var reader = await Reader.Open(tracker.Address);
        List<string> asked = [];
        reader.Page.Request += (_, request) => asked.Add(request.Url);
        List<string> faults = [];
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await reader.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in new[] { 1440, 390 })
            {
                await reader.Page.SetViewportSizeAsync(width, 900);
                await reader.Page.GotoAsync(new Uri(file).AbsoluteUri);
                faults.AddRange(await reader.Faults($"report {scheme} {width}"));
                await reader.TakePicture($"report-file-{scheme.ToString().ToLowerInvariant()}-{width}");
            }
        }

        faults.Should().BeEmpty();
        asked.Should().OnlyContain(a => a.StartsWith("file:"));
        reader.Complaints.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_newcomer_finds_the_example_in_the_switcher_and_copies_its_frame()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        await reader.Go("/AMAZ");
        await page.Locator(".switcher summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New negotiation, or an example" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the example" }).ClickAsync();
        await page.WaitForURLAsync("**/BPD");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Belgrade–Pristina");

        await reader.Go("/new");
        await page.GetByLabel("Copy the frame of").SelectOptionAsync(new SelectOptionValue { Label = "BPD · Belgrade–Pristina dialogue" });
        await Assertions.Expect(page.Locator(".frame")).ToContainTextAsync("11 issues, numbered anew from 1.");
        await Assertions.Expect(page.Locator(".frame")).ToContainTextAsync("6 actors with 24 names");
        (await reader.Faults("frame")).Should().BeEmpty();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Another dialogue");
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("OTHER");
        await page.GetByLabel("Time zone").FillAsync("Europe/Vienna");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the negotiation" }).ClickAsync();
        await page.WaitForURLAsync("**/OTHER");
        await reader.Go("/OTHER/issues");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("OTHER-11");
        reader.Complaints.Should().BeEmpty();
    }
}
