using System.Globalization;
using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>What an analyst does of a morning, over the running program and the shipped dossier.</summary>
public sealed class AnalystTests
{
    private const string Rationale = "Both foreign ministries confirmed the wording of the corridor articles.";

    [BrowserFact]
    public async Task An_analyst_records_a_stage_sees_it_everywhere_goes_back_in_time_is_reminded_and_exports()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;

        // First start: the overview with the dossier.
        await reader.Go("/");
        await page.WaitForURLAsync("**/AMAZ");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Armenia");

        // A milestone in five days, so that a reminder is due with the next tick.
        await AddMilestone(reader);

        // Filter the issues, and record a stage with an imprecise date and a new source.
        await reader.Go("/AMAZ/issues?q=corridor&stage=TextAgreed");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Zangezur corridor" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record stage" }).First.ClickAsync();
        await RecordStage(page);

        // In the record, in the overview, in the report.
        await reader.Go("/AMAZ/issues/2");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Rationale);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Joint communiqué");
        await reader.Go("/AMAZ?days=7");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Rationale);
        var report = await page.APIRequest.GetAsync("/AMAZ/reports/status.md");
        (await report.TextAsync()).Should().Contain(Rationale).And.Contain("Joint communiqué");

        // Back in time it is gone.
        await reader.Go("/AMAZ/issues/2?known=2026-06-08");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("8 June 2026");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Rationale);

        // The reminder arrives with a tick of the clock, once.
        await UntilReminded(reader);
        (await tracker.Verb("verify")).Should().Match<(int ExitCode, string Said)>(v => v.ExitCode == 0 && v.Said.Contains("whole"));

        reader.Complaints.Should().BeEmpty("the browser must have nothing to complain about");
    }

    private static async Task AddMilestone(Reader reader)
    {
        var page = reader.Page;
        await reader.Go("/AMAZ/milestones");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a milestone" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Talks in Brussels");
        await dialog.GetByLabel("Kind").SelectOptionAsync(new SelectOptionValue { Label = "summit or talks" });
        var soon = TimeProvider.System.GetUtcNow().AddDays(5).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        await dialog.GetByLabel("When it is expected").FillAsync(soon);
        await dialog.GetByLabel("AMAZ-2 ").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Today" }).Last.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add the milestone" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Talks in Brussels");
    }

    private static async Task RecordStage(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Initialled", new() { Exact = true }).CheckAsync();
        await dialog.GetByLabel("Since when").FillAsync("November 2026");
        await dialog.GetByLabel("Since when").BlurAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("1 to 30 November 2026");
        await dialog.GetByLabel("Why").FillAsync(Rationale);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "New source" }).ClickAsync();
        await dialog.GetByLabel("Publisher").FillAsync("Foreign ministries");
        await dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Joint communiqué");
        await dialog.GetByLabel("Reliability of the source").SelectOptionAsync("B");
        await dialog.GetByLabel("Credibility of the item").SelectOptionAsync("2");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record stage" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task UntilReminded(Reader reader)
    {
        for (var i = 0; i < 15; i++)
        {
            await reader.Go("/inbox");
            if (await reader.Page.GetByText("Talks in Brussels").CountAsync() > 0)
                break;
            await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        }

        await Assertions.Expect(reader.Page.GetByText("Talks in Brussels")).ToHaveCountAsync(1);
    }
}
