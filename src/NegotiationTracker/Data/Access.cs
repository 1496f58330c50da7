using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>What a reader may see, as a part of the question itself: what is hidden is neither found nor counted.</summary>
public static class Access
{
    private static readonly string[] ConfidentialLanes = [$":{PositionType.Assessed}", $":{PositionType.RedLine}"];

    public static IQueryable<Issue> ReadableBy(this IQueryable<Issue> issues, Author reader) =>
        reader.May(Permission.ReadRestricted) ? issues : issues.Where(i => i.Restriction == Restriction.Open);

    /// <summary>What concerns several issues is readable if one of them is; an assessed position or a red line by itself is not.</summary>
    public static IQueryable<Entry> ReadableBy(this IQueryable<Entry> entries, TrackerDbContext db, Author reader)
    {
        if (reader.May(Permission.ReadRestricted))
            return entries;
        var (assessed, redLine) = (ConfidentialLanes[0], ConfidentialLanes[1]);
        return entries
            .Where(e => e.Kind != EntryKind.Position || !(e.Lane!.EndsWith(assessed) || e.Lane.EndsWith(redLine)))
            .Where(e => !e.Subjects.Any(s => s.SubjectKind == SubjectKind.Issue)
                || e.Subjects.Any(s => db.Issues.Any(i => i.Id == s.SubjectId && i.Restriction == Restriction.Open)));
    }
}
