namespace NegotiationTracker.BrowserTests;

/// <summary>Every page in light and dark, wide and narrow: usable by everybody, silent in the console, and pictured.</summary>
public sealed class PageTests
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/AMAZ?days=365"),
        ("overview-in-the-past", "/AMAZ?known=2026-06-08&as-of=2026-06-08"),
        ("issues", "/AMAZ/issues"),
        ("issue", "/AMAZ/issues/1"),
        ("new-issue", "/AMAZ/issues/new"),
        ("milestones", "/AMAZ/milestones"),
        ("milestones-past", "/AMAZ/milestones?show=past"),
        ("milestone", "/AMAZ/milestones/constitution-draft"),
        ("linkages", "/AMAZ/linkages"),
        ("actors", "/AMAZ/actors"),
        ("sources", "/AMAZ/sources"),
        ("reports", "/AMAZ/reports"),
        ("inbox", "/inbox"),
        ("new-negotiation", "/new"),
        ("not-on-record", "/AMAZ/issues/999"),
    ];

    [BrowserFact]
    public async Task Every_page_is_accessible_and_silent_in_light_and_dark_wide_and_narrow()
    {
        await using var tracker = await ServedTracker.Start();
        foreach (var theme in (string[])["light", "dark"])
        {
            foreach (var width in (int[])[1440, 390])
            {
                await using var reader = await Reader.Open(tracker.Address, theme, width, width == 390 ? 844 : 900);
                foreach (var (name, path) in Pages)
                {
                    await reader.Go(path);
                    await reader.ShouldBeAccessible($"{name}, {theme}, {width} px");
                    await reader.ShouldNotScrollSideways($"{name}, {theme}, {width} px");
                    await reader.TakePicture($"{name}-{theme}-{width}");
                }

                reader.Complaints.Should().BeEmpty($"nothing in the console in {theme} at {width} px");
            }
        }
    }

    [BrowserFact]
    public async Task The_record_stage_dialog_is_accessible_in_light_and_dark_wide_and_narrow()
    {
        await using var tracker = await ServedTracker.Start();
        foreach (var theme in (string[])["light", "dark"])
        {
            foreach (var width in (int[])[1440, 390])
            {
                await using var reader = await Reader.Open(tracker.Address, theme, width, width == 390 ? 844 : 900);
                await reader.Go("/AMAZ/issues/2");
                await reader.Page.Keyboard.PressAsync("s");
                await reader.Page.GetByLabel("Since when").WaitForAsync();
                await reader.ShouldBeAccessible($"the dialog, {theme}, {width} px");
                await reader.TakePicture($"record-stage-{theme}-{width}");
                reader.Complaints.Should().BeEmpty($"nothing in the console in {theme} at {width} px");
            }
        }
    }
}
