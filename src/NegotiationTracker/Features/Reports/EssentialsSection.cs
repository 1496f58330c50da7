using NegotiationTracker.Data;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>What somebody reads who reads one page: how many stand where, what moved, and what was put right.</summary>
internal static class EssentialsSection
{
    public static Essentials Of(ReportRecord record, DateOnly since, Footnotes footnotes)
    {
        var issues = record.Recalled<Issue>().Select(i => i.Subject).ToArray();
        var milestones = record.Recalled<Milestone>().Select(m => MilestoneRef.Of(m.Subject, record.At.About));
        var moved = record.Entries.Where(e => record.Moved.Contains(e.Sequence)).ToArray();
        return new Essentials(
            since,
            moved.SelectMany(record.IssuesOf).Distinct().Count(),
            milestones.OrderBy(m => m.Date).Next(),
            [.. issues.GroupBy(i => i.Stage).Select(g => new StageShare(g.Key, g.Count()))
                .OrderBy(s => s.Stage is null).ThenBy(s => s.Stage)],
            [.. issues.GroupBy(i => i.Trend).Select(g => new TrendShare(g.Key, g.Count()))
                .OrderBy(t => t.Trend is null).ThenByDescending(t => t.Trend)],
            [.. moved.Where(e => !IsToldByOpening(e, record)).GroupBy(e => e.SubjectId)
                .OrderBy(g => Place(record.Subjects[g.Key].Subject))
                .ThenBy(g => (record.Subjects[g.Key].Subject as Issue)?.Number)
                .ThenBy(g => record.NameOf(g.Key), StringComparer.Ordinal)
                .Select(g => new MovedSubject(
                    About(g.First(), record),
                    record.Subjects[g.Key].Subject is Milestone ? record.KeysOf(record.Links[g.Key].Select(l => l.Other.Id)) : [],
                    [.. g.OrderByDescending(e => e.Known).ThenByDescending(e => e.Sequence)
                        .Select(e => Told(e, record, footnotes))]))],
            [.. record.Corrections.Select(c => Told(c.Correction, c.Before, record, footnotes))]);
    }

    /// <summary>A subject's first title and category are told by its name and by what put it on record.</summary>
    private static bool IsToldByOpening(Entry entry, ReportRecord record) =>
        entry.Kind is EntryKind.Described or EntryKind.Classified
        && record.Subjects[entry.SubjectId].Stack.Standing
            .Any(e => e.Kind is EntryKind.Opened or EntryKind.MilestoneAdded && e.Known == entry.Known);

    private static ReportedEntry Told(Entry entry, ReportRecord record, Footnotes footnotes)
    {
        var told = record.Tell(entry, entry.SubjectId, footnotes);
        return entry.Kind == EntryKind.Opened && record.Subjects[entry.SubjectId].Subject is Issue issue
            ? told with { Says = $"New on record: {issue.Category}, {issue.Importance.ToWords()}" }
            : told;
    }

    private static int Place(Subject subject) => subject switch
    {
        Negotiation => 0,
        Issue => 1,
        Milestone => 2,
        _ => 3,
    };

    private static string About(Entry entry, ReportRecord record) => entry.SubjectKind == SubjectKind.Milestone
        ? $"Milestone {record.NameOf(entry.SubjectId)}"
        : record.NameOf(entry.SubjectId);

    private static ReportedCorrection Told(Entry correction, Entry before, ReportRecord record, Footnotes footnotes) => new(
        About(correction, record), correction.Kind, before.Saying(record.Names), before.Effective,
        correction.Type == EntryType.Retraction ? null : correction.Saying(record.Names), correction.Effective,
        correction.Rationale, record.NameOf(correction.AuthorId), record.DayOf(correction.Known), footnotes.Of(correction));
}
