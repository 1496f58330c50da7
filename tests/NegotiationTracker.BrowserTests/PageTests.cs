using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>Every page in light and dark, wide and narrow: usable by everybody, silent in the console, and pictured.</summary>
public sealed class PageTests
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/AMAZ?days=365"),
        ("negotiations", "/"),
        ("first-steps", "/CYP"),
        ("changes", "/AMAZ/changes?days=365"),
        ("negotiation-record", "/AMAZ/record"),
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
        ("source", SourcePath),
        ("reports", "/AMAZ/reports"),
        ("search", "/AMAZ/search?q=karabakh"),
        ("import", "/AMAZ/import"),
        ("inbox", "/inbox"),
        ("new-negotiation", "/new"),
        ("not-on-record", Missing),
    ];

    /// <summary>Stands for the page of a source about which something is on record.</summary>
    private const string SourcePath = "/AMAZ/sources/…";

    private const string Missing = "/AMAZ/issues/999";

    /// <summary>Forms by the page and the button that opens them.</summary>
    private static readonly (string Name, string Path, string Button)[] Dialogs =
    [
        ("record-position", "/AMAZ/issues/1", "Position"),
        ("record-assessment", "/AMAZ/issues/1", "Assessment"),
        ("record-event", "/AMAZ/issues/1", "Event"),
        ("add-note", "/AMAZ/issues/1", "Note"),
        ("link", "/AMAZ/issues/1", "Link to"),
        ("close-issue", "/AMAZ/issues/1", "Close issue"),
        ("correct", "/AMAZ/issues/1", "Correct"),
        ("retract", "/AMAZ/issues/1", "Retract"),
        ("add-milestone", "/AMAZ/milestones", "Add a milestone"),
        ("move-milestone", "/AMAZ/milestones/constitution-draft", "Move the date"),
        ("record-outcome", "/AMAZ/milestones/constitution-draft", "What came of it"),
        ("add-source", "/AMAZ/sources", "Add a source"),
        ("add-place", "/AMAZ/actors", "Add a place"),
        ("comment", "/AMAZ/issues/1", "Comment"),
        ("attach", "/AMAZ/issues/1", "Attach"),
        ("disagree", "/AMAZ/issues/1", "Disagrees"),
        ("settle", "/AMAZ/issues/1", "Settled"),
        ("grade-source", SourcePath, "Grade the source"),
        ("repeats-another-source", SourcePath, "Repeats another source"),
        ("repeats-nothing", SourcePath, "It repeats nothing"),
        ("archive-copy", SourcePath, "Archive a copy"),
        ("correct-source", SourcePath, "Correct the registration"),
    ];

    private static readonly (string Theme, int Width)[] Looks = [("light", 1440), ("light", 390), ("dark", 1440), ("dark", 390)];

    [BrowserFact]
    public async Task Every_page_is_accessible_and_silent_in_light_and_dark_wide_and_narrow()
    {
        await using var tracker = await ServedTracker.Start();
        await OpenSecondNegotiation(tracker);
        var source = await PrepareEvidence(tracker);
        List<string> faults = [];
        foreach (var (theme, width) in Looks)
        {
            await using var reader = await Reader.Open(tracker.Address, theme, width, width == 390 ? 844 : 900);
            foreach (var (name, path) in Pages)
            {
                await reader.Go(path == SourcePath ? source : path);
                faults.AddRange(await reader.Faults($"{name}, {theme}, {width} px"));
                await reader.TakePicture($"{name}-{theme}-{width}");
            }

            await reader.Go("/AMAZ/issues/2");
            await reader.Page.Keyboard.PressAsync("s");
            await reader.Page.GetByLabel("Since when").WaitForAsync();
            faults.AddRange(await reader.Faults($"record stage, {theme}, {width} px"));
            await reader.TakePicture($"record-stage-{theme}-{width}", fullPage: false);
            await reader.Go("/AMAZ");
            await reader.Page.Keyboard.PressAsync("/");
            await reader.Page.Keyboard.TypeAsync("Карабах");
            await reader.Page.Locator("#finder mark").First.WaitForAsync();
            faults.AddRange(await reader.Faults($"finder, {theme}, {width} px"));
            await reader.TakePicture($"finder-{theme}-{width}", fullPage: false);
            if ((theme, width) is ("light", 1440) or ("dark", 390))
                await LookAtDialogs(reader, $"{theme}-{width}", source, faults);
            // That the address of a page names nothing is told by its status, and the browser notes it.
            faults.AddRange(reader.Complaints.Where(c => !c.Contains("404") || !c.Contains(Missing))
                .Select(c => $"console, {theme}, {width} px: {c}"));
        }

        faults.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task What_is_not_on_record_answers_404_and_says_so()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        foreach (var path in new[] { Missing, "/NOPE", "/NOPE/issues", "/NOPE/record", "/AMAZ/milestones/none" })
        {
            var answer = await reader.Page.APIRequest.GetAsync(path);
            (path, answer.Status).Should().Be((path, 404));
            (await answer.TextAsync()).Should().Contain("class=\"refusal\"");
        }

        (await reader.Page.APIRequest.GetAsync("/AMAZ/issues/1")).Status.Should().Be(200);
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

    private static async Task<string> PrepareEvidence(ServedTracker tracker)
    {
        await using var reader = await Reader.Open(tracker.Address);
        await EvidenceTests.Remark(reader);
        return await EvidenceTests.Prepare(reader);
    }

    private static async Task OpenSecondNegotiation(ServedTracker tracker)
    {
        await using var reader = await Reader.Open(tracker.Address);
        await reader.Go("/new");
        var form = reader.Page.Locator("main form");
        await form.GetByLabel("Name").FillAsync("Cyprus talks");
        await form.GetByLabel("Key").FillAsync("cyp");
        await form.GetByLabel("Time zone").FillAsync("Asia/Nicosia");
        await form.GetByRole(AriaRole.Button, new() { Name = "Open the negotiation" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/CYP");
    }

    private static async Task LookAtDialogs(Reader reader, string look, string source, List<string> faults)
    {
        var shown = "";
        foreach (var (name, path, button) in Dialogs)
        {
            if (path != shown)
            {
                shown = path;
                await reader.Go(path == SourcePath ? source : path);
            }

            // Some stand in a menu that is closed, or appear under the pointer.
            var opener = reader.Page.Locator("main button").Filter(new() { HasText = button }).First;
            await opener.EvaluateAsync("button => button.click()");
            var dialog = reader.Page.GetByRole(AriaRole.Dialog);
            await dialog.Locator("button[type=submit]").WaitForAsync();
            faults.AddRange(await reader.Faults($"{name}, {look}"));
            await reader.TakePicture($"{name}-{look}", fullPage: false);
            await dialog.Locator("[data-cancel]").ClickAsync();
            await Assertions.Expect(dialog).ToBeHiddenAsync();
        }
    }
}
