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

    private static readonly (string Theme, int Width)[] Looks = [("light", 1440), ("light", 390), ("dark", 1440), ("dark", 390)];

    [BrowserFact]
    public async Task Every_page_is_accessible_and_silent_in_light_and_dark_wide_and_narrow()
    {
        await using var tracker = await ServedTracker.Start();
        List<string> faults = [];
        foreach (var (theme, width) in Looks)
        {
            await using var reader = await Reader.Open(tracker.Address, theme, width, width == 390 ? 844 : 900);
            foreach (var (name, path) in Pages)
            {
                await reader.Go(path);
                faults.AddRange(await reader.Faults($"{name}, {theme}, {width} px"));
                await reader.TakePicture($"{name}-{theme}-{width}");
            }

            await reader.Go("/AMAZ/issues/2");
            await reader.Page.Keyboard.PressAsync("s");
            await reader.Page.GetByLabel("Since when").WaitForAsync();
            faults.AddRange(await reader.Faults($"record stage, {theme}, {width} px"));
            await reader.TakePicture($"record-stage-{theme}-{width}", fullPage: false);
            faults.AddRange(reader.Complaints.Select(c => $"console, {theme}, {width} px: {c}"));
        }

        faults.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task The_look_for_faults_finds_one_that_is_planted()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        await reader.Go("/inbox");

        await reader.Page.EvaluateAsync(
            "() => { document.querySelector('main').innerHTML += '<img src=\"/icon.svg\"><div style=\"width: 5000px\">wide</div>'; }");

        (await reader.Faults("planted")).Should().Contain(f => f.Contains("image-alt")).And.Contain(f => f.Contains("wider"));
    }
}
