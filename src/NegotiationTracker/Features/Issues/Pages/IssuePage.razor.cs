using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Issues.Pages;

/// <summary>One issue: where it stands, who says what, what it waits for, and its whole record.</summary>
public sealed partial class IssuePage
{
    private IssueDetails? _issue;
    private IssueActs? _acts;
    private IReadOnlyList<Choice> _parties = [];
    private IReadOnlyList<CitedSource> _sources = [];
    private int _alone;
    private ShowIssue? _asked;
    private RecordList? _record;

    [Inject]
    private Dialogs Dialogs { get; set; } = null!;

    [Parameter]
    public string Negotiation { get; set; } = "";

    [Parameter]
    public int Number { get; set; }

    // What stands beside the things themselves is dated today, and a closed issue would refuse it.
    private IssueActs? OpenActs => _issue is { IsClosed: false } ? _acts : null;

    private string Title => $"{Negotiation}-{Number} {_issue?.Title}".TrimEnd();

    private string Heading => _issue is { Title.Length: > 0 } ? _issue.Title : Title;

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var question = new ShowIssue(Negotiation, Number) { At = Viewpoint };
        if (question == _asked)
        {
            SetActs();
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        }

        _asked = question;
        (_issue, _acts) = (null, null);
        return base.OnParametersSetAsync();
    }

    protected override async Task Read()
    {
        var issue = await Ask(_asked!);
        _parties = await Ask(new ListChoices(issue.NegotiationId, ChoiceOf.Parties));
        _sources = await Ask(new ListCitedSources(Negotiation, new SubjectRef(SubjectKind.Issue, issue.Id)) { At = Viewpoint });
        _alone = (await Ask(new ListRecord(Negotiation, new SubjectRef(SubjectKind.Issue, issue.Id))
        {
            At = Viewpoint,
            Filter = RecordFilter.SingleSource,
            PageSize = 1,
        })).Total;
        _issue = issue;
        SetActs();
    }

    private void SetActs() => _acts = _issue is { WithdrawnBecause: null } && Viewpoint.IsNow && Frame?.Current is { } negotiation
        ? new IssueActs(Dialogs, _issue, negotiation.Zone, Clock, Saved)
        : null;

    private async Task Saved(DateTimeOffset since)
    {
        await ReadAgain();
        if (_record is not null)
            await _record.TellNew(since);
    }

    private async Task Watch()
    {
        var since = Clock.GetUtcNow();
        var watching = _issue!.Watchers.Any(w => w.Id == _issue.ReaderId);
        if (await Try(() => watching ? Ask(_acts!.Unwatch()) : Ask(_acts!.Watch())))
            await Saved(since);
    }
}
