using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Linkages.Pages;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Positions.Pages;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>
/// What can be put on record about an issue: each act opens its form, filled with how things stand and with the entry that
/// the author has seen. All answer whether something was saved.
/// </summary>
public sealed class IssueActs(Dialogs dialogs, RequestSender requests)
{
    public Task<bool> RecordStage(IssueDetails issue) =>
        RecordStage(issue.Id, Called(issue), issue.Stage, Seen(issue, "stage"));

    /// <summary>From a list.</summary>
    /// <param name="called">Key and title of the issue.</param>
    /// <param name="now">The stage that the list shows.</param>
    /// <param name="seen">The entry behind it; if the list does not know, the form looks it up.</param>
    public Task<bool> RecordStage(Guid issueId, string called, Stage? now, EntryId? seen = null) =>
        dialogs.Open<RecordStageDialog>(
            $"Record stage · {called}",
            ("Model", new RecordStage { SubjectId = issueId, Seen = seen }), ("Now", now));

    public Task<bool> RecordAssessment(IssueDetails issue) => dialogs.Open<RecordAssessmentDialog>(
        $"Record assessment · {Called(issue)}",
        ("Model", new RecordAssessment
        {
            SubjectId = issue.Id,
            Seen = Seen(issue, "assessment"),
            Trend = issue.Trend,
            Outlook = issue.Outlook,
        }));

    public Task<bool> RecordImplementationScore(IssueDetails issue) => dialogs.Open<RecordImplementationScoreDialog>(
        $"Record implementation score · {Called(issue)}",
        ("Model", new RecordImplementationScore
        {
            SubjectId = issue.Id,
            Seen = Seen(issue, "implementation"),
            Score = issue.ImplementationScore,
        }));

    public Task<bool> Describe(IssueDetails issue) => dialogs.Open<DescribeIssueDialog>(
        $"Describe · {Called(issue)}",
        ("Model", new DescribeIssue
        {
            SubjectId = issue.Id,
            Seen = Seen(issue, "description"),
            Title = issue.Title,
            Summary = issue.Summary,
        }));

    public Task<bool> Classify(IssueDetails issue) => dialogs.Open<ClassifyIssueDialog>(
        $"Classify · {Called(issue)}",
        ("Model", new ClassifyIssue
        {
            SubjectId = issue.Id,
            Seen = Seen(issue, "classification"),
            Category = issue.Category,
            Importance = issue.Importance,
            Restriction = issue.Restriction,
        }));

    public Task<bool> Close(IssueDetails issue) => dialogs.Open<CloseIssueDialog>(
        $"Close · {Called(issue)}",
        ("Model", new CloseIssue { SubjectId = issue.Id, Seen = Seen(issue, "lifecycle") }));

    public Task<bool> Reopen(IssueDetails issue) => dialogs.Open<ReopenIssueDialog>(
        $"Reopen · {Called(issue)}",
        ("Model", new ReopenIssue { SubjectId = issue.Id, Seen = Seen(issue, "lifecycle") }));

    /// <summary>Offers the author first, unless the author owns it already.</summary>
    public Task<bool> AssignOwner(IssueDetails issue)
    {
        var me = requests.Author.PersonId;
        return dialogs.Open<AssignOwnerDialog>(
            $"Assign owner · {Called(issue)}",
            ("Model", issue.Owners.Any(o => o.Id == me)
                ? new AssignOwner { SubjectId = issue.Id }
                : new AssignOwner { SubjectId = issue.Id, PersonId = me, Seen = Seen(issue, new OwnerStatement(me)) }));
    }

    public Task<bool> ReleaseOwner(IssueDetails issue, PersonRow owner) => dialogs.Open<ReleaseOwnerDialog>(
        $"Release owner · {Called(issue)}",
        ("Model", new ReleaseOwner
        {
            SubjectId = issue.Id,
            PersonId = owner.Id,
            Seen = Seen(issue, new OwnerStatement(owner.Id)),
        }));

    public Task<bool> RecordPosition(IssueDetails issue) => dialogs.Open<RecordPositionDialog>(
        $"Record position · {Called(issue)}", ("Model", new RecordPosition { SubjectId = issue.Id }));

    /// <summary>The party's next position of the same type, beginning from the one it has.</summary>
    public Task<bool> RecordPosition(IssueDetails issue, PositionRow held) => dialogs.Open<RecordPositionDialog>(
        $"Record position · {Called(issue)}",
        ("Model", new RecordPosition
        {
            SubjectId = issue.Id,
            Seen = held.Entry,
            PartyId = held.PartyId,
            Type = held.Type,
            Text = held.Text,
            Quote = held.Quote,
            Flexibility = held.Flexibility,
            Salience = held.Salience,
            Confidence = held.Confidence,
        }));

    public Task<bool> EndPosition(IssueDetails issue, PositionRow held) => dialogs.Open<EndPositionDialog>(
        $"End position of {held.Party} · {Called(issue)}",
        ("Model", new EndPosition { SubjectId = issue.Id, Seen = held.Entry, PartyId = held.PartyId, Type = held.Type }));

    public Task<bool> Link(IssueDetails issue) => dialogs.Open<LinkSubjectsDialog>(
        $"Link · {Called(issue)}", ("Model", new LinkSubjects { SubjectId = issue.Id }));

    /// <summary>A link is a statement about the subject that it starts from, wherever it is looked at from.</summary>
    public Task<bool> Unlink(IssueDetails issue, NamedLink link) => dialogs.Open<UnlinkSubjectsDialog>(
        $"Remove link · {Called(issue)}",
        ("Model", new UnlinkSubjects
        {
            SubjectId = link.Link.From.Id,
            From = link.Link.From.Kind,
            Type = link.Link.Type,
            TargetKind = link.Link.To.Kind,
            TargetId = link.Link.To.Id,
            Seen = link.Link.Entry,
        }));

    public Task<bool> RecordEvent(IssueDetails issue) => dialogs.Open<RecordEventDialog>(
        $"Record event · {Called(issue)}", ("Model", new RecordEvent { SubjectId = issue.Id }));

    public Task<bool> AddNote(IssueDetails issue) => dialogs.Open<AddNoteDialog>(
        $"Add note · {Called(issue)}", ("Model", new AddNote { SubjectId = issue.Id }));

    public async Task<bool> Correct(RecordRow row) => Correcting.For(row) is { } correction && await correction.Open(dialogs);

    public Task<bool> Retract(RecordRow row) => dialogs.Open<RetractEntryDialog>(
        $"Retract entry {row.Id}", ("Entry", row.Id), ("Says", row.Says));

    private static string Called(IssueDetails issue) => $"{issue.Key} {issue.Title}";

    private static EntryId? Seen(IssueDetails issue, Statement statement) => Seen(issue, statement.Lane!);

    private static EntryId? Seen(IssueDetails issue, string lane) =>
        issue.Seen.TryGetValue(lane, out var entry) ? entry : null;
}
