using NegotiationTracker.Data;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>Where each issue stands, by number.</summary>
internal static class IssueSections
{
    private const int MostNewest = 5;

    /// <summary>Besides events and notes, what is still told of when it holds no longer.</summary>
    private static readonly EntryKind[] Told =
    [
        EntryKind.Closed, EntryKind.Reopened, EntryKind.Stage, EntryKind.Assessment, EntryKind.ImplementationScore,
        EntryKind.Position,
    ];

    public static IReadOnlyList<ReportedIssue> Of(ReportRecord record, Footnotes footnotes)
    {
        var concerning = record.Entries.Where(e => e.Lane is null)
            .SelectMany(e => record.Concerned[e.Sequence].Select(issue => (Issue: issue, Entry: e)))
            .ToLookup(p => p.Issue, p => p.Entry);
        return [.. record.Recalled<Issue>().OrderBy(i => i.Subject.Number)
            .Select(i => Of(i.Subject, i.Stack, concerning[i.Subject.Id], record, footnotes))];
    }

    private static ReportedIssue Of(
        Issue issue, Stack stack, IEnumerable<Entry> concerning, ReportRecord record, Footnotes footnotes)
    {
        var holding = stack.Holding().ToArray();
        Entry? Holds(EntryKind kind) => Array.Find(holding, e => e.Kind == kind);
        var links = record.Links[issue.Id].ToArray();
        MilestoneRef[] milestones = [.. links.Select(l => record.Subjects.GetValueOrDefault(l.Other.Id)?.Subject)
            .OfType<Milestone>().Distinct().Select(m => MilestoneRef.Of(m, record.At.About))
            .OrderBy(m => m.Date is null).ThenBy(m => m.Date).ThenBy(m => m.Title, StringComparer.Ordinal)];
        return new ReportedIssue(
            issue.Called, issue.Title, issue.Category, issue.Importance, issue.Restriction == Restriction.Restricted,
            issue.Summary,
            issue.Stage is { } stage && Holds(issue.IsClosed ? EntryKind.Closed : EntryKind.Stage) is { } reached
                ? new ReportedStage(stage, issue.StageReached, record.GroundsOf(reached, footnotes, issue.Since))
                : null,
            Holds(EntryKind.Assessment) is { Statement: AssessmentStatement judged } assessment
                ? new ReportedTrend(judged.Trend, judged.Outlook, record.GroundsOf(assessment, footnotes))
                : null,
            Holds(EntryKind.ImplementationScore) is { Statement: ImplementationScoreStatement scored } score
                ? new ReportedScore(scored.Score, record.GroundsOf(score, footnotes))
                : null,
            issue.LastMovement,
            [.. issue.People.Where(p => p.Part == Part.Owner).Select(p => record.NameOf(p.PersonId))
                .Order(StringComparer.Ordinal)],
            Positions(holding, record, footnotes),
            Links(links, WaitsFor, record), Links(links, HoldsUp, record), Links(links, IsRelated, record),
            milestones, milestones.Next(),
            [.. stack.Standing.Where(e => e.Lane is not null && Told.Contains(e.Kind) && !holding.Contains(e))
                .Concat(concerning).OrderByDescending(e => e.Known).ThenByDescending(e => e.Sequence).Take(MostNewest)
                .Select(e => record.Tell(e, issue.Id, footnotes))]);
    }

    private static IReadOnlyList<ReportedPosition> Positions(Entry[] holding, ReportRecord record, Footnotes footnotes) =>
        [.. holding.Where(e => e.Kind == EntryKind.Position)
            .Select(e => (Entry: e, Says: (PositionStatement)e.Statement!))
            .Select(p => (p.Entry, p.Says, IsParty: IsParty(p.Says.PartyId, record)))
            .OrderByDescending(p => p.IsParty).ThenBy(p => record.NameOf(p.Says.PartyId), StringComparer.Ordinal)
            .ThenBy(p => p.Says.PartyId).ThenBy(p => p.Says.Type)
            .Select(p => new ReportedPosition(
                record.NameOf(p.Says.PartyId), p.IsParty, p.Says.Type, p.Says.Text, p.Says.Quote, p.Says.Flexibility,
                p.Says.Salience, p.Says.Confidence, record.GroundsOf(p.Entry, footnotes)))];

    private static bool IsParty(Guid actor, ReportRecord record) =>
        record.Subjects.GetValueOrDefault(actor)?.Subject is Actor { IsParty: true };

    private static IReadOnlyList<ReportedLink> Links(
        IEnumerable<LinkRow> links, Func<LinkRow, bool> which, ReportRecord record) =>
        [.. links.Where(which).OrderBy(l => l.Type).ThenBy(l => l.Entry.Sequence).GroupBy(l => l.Other.Id)
            .Select(to => new ReportedLink(
                string.Join(", ", to.Select(l => l.Outward ? l.Type.ToWords() : l.Type.ToInverseWords()).Distinct()),
                record.NameOf(to.Key)))];

    private static bool WaitsFor(LinkRow link) => link.Outward
        ? link.Type is LinkageType.Requires or LinkageType.SequencedAfter
        : link.Type is LinkageType.Blocks;

    private static bool HoldsUp(LinkRow link) => link.Outward
        ? link.Type is LinkageType.Blocks
        : link.Type is LinkageType.Requires or LinkageType.SequencedAfter;

    /// <summary>A milestone that is part of the issue stands among its milestones.</summary>
    private static bool IsRelated(LinkRow link) => !WaitsFor(link) && !HoldsUp(link)
        && !(link.Type == LinkageType.PartOf && link.Other.Kind == SubjectKind.Milestone);
}
