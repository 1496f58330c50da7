using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>
/// The whole record of a subject, newest knowledge first: what was said, why, on whose word, since when and known when.
/// What was corrected stays, struck through. Filter and page live in the address.
/// </summary>
public sealed partial class RecordList
{
    public const string FilterName = "record";
    public const string PageName = "entries";
    public const string EntryName = "entry";

    private RecordFilter _filter;
    private ListRecord? _asked;
    private RecordPage? _page;
    private DateTimeOffset _since;
    private SavedNotice? _notice;
    private EntryId? _shown;

    /// <summary>Key of the negotiation.</summary>
    /// <summary>The subject is off the record: nothing of it can be restated.</summary>
    [Parameter]
    public bool IsWithdrawn { get; set; }

    [Parameter, EditorRequired]
    public string Negotiation { get; set; } = "";

    [Parameter, EditorRequired]
    public SubjectRef Subject { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Dialogs Dialogs { get; set; } = null!;

    private RecordFilter[] Filters => Subject.Kind is SubjectKind.Issue
        ? Enum.GetValues<RecordFilter>()
        : Subject.Kind is SubjectKind.Source
        ? [RecordFilter.All, RecordFilter.Notes, RecordFilter.Corrections]
        : [RecordFilter.All, RecordFilter.Dates, RecordFilter.Events, RecordFilter.Notes, RecordFilter.Corrections];

    private string Nothing => _filter == RecordFilter.All
        ? "Every statement stands here with its author, reason and sources, and stays. Nothing is on record yet."
        : $"Nothing of this kind is on record{(Viewpoint.IsNow ? "" : " from this viewpoint")}.";

    /// <summary>After a form above the page saved something: reads again, says what is new, and offers to undo it.</summary>
    /// <param name="since">When the form was opened.</param>
    public async Task TellNew(DateTimeOffset since)
    {
        await ReadAgain();
        if (_notice is not null)
            await _notice.Tell(Subject, since);
    }

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _filter = Enum.TryParse<RecordFilter>(query.GetValueOrDefault(FilterName), ignoreCase: true, out var filter) && Filters.Contains(filter) ? filter : default;
        var page = int.TryParse(query.GetValueOrDefault(PageName), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1_000_000) : 1;
        EntryId? entry = long.TryParse(query.GetValueOrDefault(EntryName), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new EntryId(sequence) : null;
        var question = new ListRecord(Negotiation, Subject) { At = Viewpoint, Filter = _filter, Page = page, Showing = entry };
        if (question == _asked)
            return Task.CompletedTask; // the page around it was drawn again: no reason to ask the same again
        if (question.Subject != _asked?.Subject)
            (_page, _since) = (null, Clock.GetUtcNow());
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read()
    {
        _page = await Ask(_asked!);
        _filter = _page.Filter;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_page is null || _asked?.Showing is not { } entry || entry == _shown)
            return;
        _shown = entry;
        await Js.InvokeVoidAsync("tracker.showTarget");
    }

    private bool IsNew(RecordRow row) => row.Recorded >= _since;

    private string ToEntry(EntryId entry) => $"{Here.Split('#')[0]}#entry-{entry}";

    /// <summary>Wherever it stands in this record: on another page, or beside another entry.</summary>
    private string ToOther(EntryId entry) => Navigation.GetUriWithQueryParameters(
        Here.Split('#')[0], new Dictionary<string, object?> { [FilterName] = null, [PageName] = null, [EntryName] = entry.Sequence }) + $"#entry-{entry}";

    private RemarkActs? RemarkActs => Viewpoint.IsNow && Frame?.Current is { } negotiation
        ? new RemarkActs(Dialogs, Negotiation, ImpreciseDate.On(Clock.GetUtcNow().DayIn(negotiation.Zone)), Open)
        : null;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    private string Address(RecordFilter filter, int page) => Navigation.GetUriWithQueryParameters(
        Here.Split('#')[0], new Dictionary<string, object?>
        {
            [FilterName] = filter == RecordFilter.All ? null : filter.ToString().ToLowerInvariant(),
            [PageName] = page > 1 ? page : null,
            [EntryName] = null,
        }) + "#record";

    private static string Title(RecordFilter filter) => filter switch
    {
        RecordFilter.Stages => "Stages",
        RecordFilter.Positions => "Positions",
        RecordFilter.Dates => "Dates",
        RecordFilter.Events => "Events",
        RecordFilter.Notes => "Notes",
        RecordFilter.Corrections => "Corrections",
        RecordFilter.SingleSource => "Single source",
        _ => "All",
    };

    private Func<Task>? Correctable(RecordRow row) =>
        Viewpoint.IsNow && !IsWithdrawn && row.CanBeCorrected && Correcting.For(row) is { } correction ? () => Correct(correction) : null;

    private Func<Task>? Retractable(RecordRow row) =>
        Viewpoint.IsNow && row.CanBeCorrected && row.Type != EntryType.Retraction && row.Kind != EntryKind.Opened
            && row.Statement?.Lane is not "registration" ? () => Retract(row) : null;

    private Task Correct(Correction correction) => Open(() => correction.Open(Dialogs));

    private Task Retract(RecordRow row) => Open(() => Dialogs.Open<RetractEntryDialog>($"Retract entry {row.Id}", ("Entry", row.Id), ("Says", row.Says)));

    private async Task Open(Func<Task<bool>> dialog)
    {
        var opened = Clock.GetUtcNow();
        if (await dialog())
            await TellNew(opened);
    }
}
