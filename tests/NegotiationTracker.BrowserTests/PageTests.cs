using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>Every page in light and dark, wide and narrow: usable by everybody, silent in the console, and pictured.</summary>
public sealed class PageTests(PreparedTracker prepared) : IClassFixture<PreparedTracker>
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

    private const string Dialog = ".rz-dialog";

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

    public static TheoryData<string> PageNames => [.. Pages.Select(p => p.Name)];

    public static TheoryData<string> DialogNames => [.. Dialogs.Select(d => d.Name)];

    [BrowserTheory]
    [MemberData(nameof(PageNames))]
    public async Task Every_page_is_accessible_and_silent_in_light_and_dark_wide_and_narrow(string page)
    {
        var path = Pages.Single(p => p.Name == page).Path;

        // That the address of a page names nothing is told by its status, and the browser notes it.
        (await prepared.FaultsOf(page, reader => Go(reader, path), expected: path == Missing ? "404" : null)).Should().BeEmpty();
    }

    [BrowserTheory]
    [MemberData(nameof(DialogNames))]
    public async Task Every_form_is_accessible_and_silent_light_and_wide_and_dark_and_narrow(string form)
    {
        var (_, path, button) = Dialogs.Single(d => d.Name == form);

        (await prepared.FaultsOf(form, Open, ["light-1440", "dark-390"], part: Dialog)).Should().BeEmpty();

        async Task Open(Reader reader)
        {
            await Go(reader, path);
            // Some stand in a menu that is closed, or appear under the pointer.
            var opener = reader.Page.Locator("main button").Filter(new() { HasText = button }).First;
            await opener.EvaluateAsync("button => button.click()");
            await reader.Page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").WaitForAsync();
        }
    }

    [BrowserFact]
    public async Task A_stage_is_recorded_by_a_key_in_a_form_that_is_accessible_and_silent()
    {
        (await prepared.FaultsOf("record-stage", Open, part: Dialog)).Should().BeEmpty();

        static async Task Open(Reader reader)
        {
            await reader.Go("/AMAZ/issues/2");
            await reader.Page.Keyboard.PressAsync("s");
            await reader.Page.GetByLabel("Since when").WaitForAsync();
        }
    }

    [BrowserFact]
    public async Task The_finder_opens_by_a_key_and_is_accessible_and_silent()
    {
        (await prepared.FaultsOf("finder", Find, part: "#finder")).Should().BeEmpty();

        static async Task Find(Reader reader)
        {
            await reader.Go("/AMAZ");
            await reader.Page.Keyboard.PressAsync("/");
            await reader.Page.Keyboard.TypeAsync("Карабах");
            await reader.Page.Locator("#finder mark").First.WaitForAsync();
        }
    }

    [BrowserFact]
    public async Task What_is_not_on_record_answers_404_and_says_so()
    {
        await using var reader = await Reader.Open(prepared.Address);
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
        await using var reader = await Reader.Open(prepared.Address);
        await reader.Go("/inbox");

        await reader.Page.EvaluateAsync(
            "() => { document.querySelector('main').innerHTML += '<img src=\"/icon.svg\"><div style=\"width: 5000px\">wide</div>'; }");

        (await reader.Faults("planted")).Should().Contain(f => f.Contains("image-alt")).And.Contain(f => f.Contains("wider"));
    }

    private Task Go(Reader reader, string path) => reader.Go(path == SourcePath ? prepared.Source : path);
}
