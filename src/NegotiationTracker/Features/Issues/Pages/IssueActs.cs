using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Linkages.Pages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Milestones.Pages;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Positions.Pages;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Features.Sources.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Issues.Pages;

/// <summary>
/// What can be done about an issue from its page. Each act opens its form, filled with what the page shows and with the
/// entry that its reader has seen; <paramref name="saved"/> hears when the form had opened, once something was saved.
/// </summary>
public sealed class IssueActs(Dialogs dialogs, IssueDetails issue, TimeZoneInfo zone, TimeProvider clock, Func<DateTimeOffset, Task> saved)
{
    public static RecordStage StageOf(IssueDetails issue) => new() { SubjectId = issue.Id, Seen = issue.Last(new StageStatement(default)) };

    public Task RecordStage() => Open<RecordStageDialog>("Record stage", StageOf(issue), ("Now", issue.Stage));

    public Task RecordAssessment() => Open<RecordAssessmentDialog>("Record assessment", new RecordAssessment
    {
        SubjectId = issue.Id,
        Seen = issue.Last(new AssessmentStatement(default, default)),
        Trend = issue.Trend,
        Outlook = issue.Outlook,
    }, NotToday);

    public Task RecordPosition() => Open<RecordPositionDialog>("Record position", new RecordPosition { SubjectId = issue.Id });

    public Task RecordPosition(Guid party, PositionType type) => Open<RecordPositionDialog>("Record position", new RecordPosition
    {
        SubjectId = issue.Id,
        PartyId = party,
        Type = type,
        Seen = issue.Last(new PositionStatement(party, type, "", null, null, null, null)),
    });

    public Task EndPosition(PositionRow position) => Open<EndPositionDialog>("End position", new EndPosition
    {
        SubjectId = issue.Id,
        PartyId = position.PartyId,
        Type = position.Type,
        Seen = position.Entry,
    });

    public Task RecordEvent() => Open<RecordEventDialog>("Record event", new RecordEvent { SubjectId = issue.Id });

    public Task AddNote() => Open<AddNoteDialog>("Add note", new AddNote { SubjectId = issue.Id }, NotToday);

    public Task RecordImplementationScore() => Open<RecordImplementationScoreDialog>("Record implementation score", new RecordImplementationScore
    {
        SubjectId = issue.Id,
        Seen = issue.Last(new ImplementationScoreStatement(default)),
        Score = issue.ImplementationScore,
    }, NotToday);

    public Task Describe() => Open<DescribeIssueDialog>("Describe", new DescribeIssue
    {
        SubjectId = issue.Id,
        Seen = issue.Last(new DescribedStatement("", "")),
        Title = issue.Title,
        Summary = issue.Summary,
    });

    public Task Classify() => Open<ClassifyIssueDialog>("Classify", new ClassifyIssue
    {
        SubjectId = issue.Id,
        Seen = issue.Last(new ClassifiedStatement("", default, default)),
        Category = issue.Category,
        Importance = issue.Importance,
        Restriction = issue.Restriction,
    });

    /// <summary>Offers the reader first, who has the issue open.</summary>
    public Task AssignOwner() => Open<AssignOwnerDialog>("Assign owner", issue.Owners.Any(o => o.Id == issue.ReaderId)
        ? new AssignOwner { SubjectId = issue.Id, Effective = Today }
        : new AssignOwner
        {
            SubjectId = issue.Id,
            PersonId = issue.ReaderId,
            Seen = issue.Last(new OwnerStatement(issue.ReaderId)),
            Effective = Today,
        });

    public Task ReleaseOwner(PersonRow person) => Open<ReleaseOwnerDialog>("Release owner", new ReleaseOwner
    {
        SubjectId = issue.Id,
        PersonId = person.Id,
        Seen = issue.Last(new OwnerStatement(person.Id)),
        Effective = Today,
    });

    public WatchIssue Watch() => new()
    {
        SubjectId = issue.Id,
        PersonId = issue.ReaderId,
        Seen = issue.Last(new WatcherStatement(issue.ReaderId)),
        Effective = Today,
    };

    public UnwatchIssue Unwatch() => new()
    {
        SubjectId = issue.Id,
        PersonId = issue.ReaderId,
        Seen = issue.Last(new WatcherStatement(issue.ReaderId)),
        Effective = Today,
    };

    public Task Link() => Open<LinkSubjectsDialog>("Link", new LinkSubjects { SubjectId = issue.Id });

    /// <summary>A link is about the subject that it starts from, wherever it is looked at from.</summary>
    public Task Unlink(NamedLink link) => Open<UnlinkSubjectsDialog>("Remove link", new UnlinkSubjects
    {
        SubjectId = link.Link.From.Id,
        From = link.Link.From.Kind,
        Type = link.Link.Type,
        TargetKind = link.Link.To.Kind,
        TargetId = link.Link.To.Id,
        Seen = link.Link.Entry,
    });

    public Task AddMilestone() => Open<AddMilestoneDialog>("Add milestone", new AddMilestone { NegotiationId = issue.NegotiationId, IssueIds = [issue.Id] });

    public Task AddSource() => Open<AddSourceDialog>("Add source", new AddSource { NegotiationId = issue.NegotiationId });

    public Task Close() => Open<CloseIssueDialog>("Close", new CloseIssue { SubjectId = issue.Id, Seen = issue.Last(new ClosedStatement()) });

    public Task Reopen() => Open<ReopenIssueDialog>("Reopen", new ReopenIssue { SubjectId = issue.Id, Seen = issue.Last(new ReopenedStatement()) });

    // What a closed issue still takes was so before its closing.
    private (string, object?) NotToday => ("Today", !issue.IsClosed);

    private ImpreciseDate Today => ImpreciseDate.On(clock.GetUtcNow().DayIn(zone));

    private async Task Open<TDialog>(string act, object model, params (string, object?)[] shown) where TDialog : ComponentBase
    {
        var opened = clock.GetUtcNow();
        if (await dialogs.Open<TDialog>($"{act} · {issue.Key} {issue.Title}", [("Model", model), .. shown]))
            await saved(opened);
    }
}

internal static class SeenEntries
{
    /// <summary>The last word on record in the lane of such a statement, as the page has seen it.</summary>
    public static EntryId? Last(this IssueDetails issue, Statement statement) =>
        issue.Seen.TryGetValue(statement.Lane!, out var entry) ? entry : null;
}
