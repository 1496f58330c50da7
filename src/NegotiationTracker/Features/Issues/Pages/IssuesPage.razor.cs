using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui.Forms;
using Answer = NegotiationTracker.Features.Issues.IssuePage;

namespace NegotiationTracker.Features.Issues.Pages;

/// <summary>The issues of a negotiation, as the address asks for them.</summary>
public sealed partial class IssuesPage
{
    private IssueFilter _filter = new();
    private Answer? _page;
    private ListIssues? _asked;
    private SavedNotice? _notice;

    [Inject]
    private Dialogs Dialogs { get; set; } = null!;

    [Parameter]
    public string Negotiation { get; set; } = "";

    private EventCallback<IssueRow> Recording =>
        Viewpoint.IsNow ? EventCallback.Factory.Create<IssueRow>(this, RecordStage) : default;

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        _filter = IssueFilter.Of(Navigation.Uri);
        var question = _filter.ToRequest(Negotiation, Viewpoint);
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read() => _page = await Ask(_asked!);

    private async Task RecordStage(IssueRow row)
    {
        IssueDetails? issue = null;
        if (!await Try(async () => issue = await Ask(new ShowIssue(Negotiation, row.Number))))
            return;
        var opened = Clock.GetUtcNow();
        var title = $"Record stage · {issue!.Key} {issue.Title}";
        if (!await Dialogs.Open<RecordStageDialog>(title, ("Model", IssueActs.StageOf(issue)), ("Now", issue.Stage)))
            return;
        await ReadAgain();
        if (_notice is not null)
            await _notice.Tell(new SubjectRef(SubjectKind.Issue, issue.Id), opened, issue.Key);
    }
}
