using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>Which links hold, and which milestones they bring to an issue.</summary>
public static class Agenda
{
    /// <summary>The links that hold from or to any of the subjects, by subject.</summary>
    public static async Task<ILookup<Guid, LinkRow>> LinksOf(
        this TrackerDbContext db, IReadOnlyCollection<Guid> subjects, Viewpoint at, CancellationToken stop)
    {
        var entries = await db.Standing(at).Concerning(db, subjects).Where(e => e.Kind == EntryKind.Linkage)
            .ToListAsync(stop);
        return Ends(entries, at).Where(end => subjects.Contains(end.At)).ToLookup(end => end.At, end => end.Row);
    }

    /// <summary>The links that hold by entries already at hand, by the subject at either end.</summary>
    public static ILookup<Guid, LinkRow> LinksIn(IEnumerable<Entry> entries, Viewpoint at) =>
        Ends(entries.Where(e => e.Kind == EntryKind.Linkage), at).ToLookup(end => end.At, end => end.Row);

    public static async Task<IReadOnlyList<NamedLink>> Named(
        this TrackerDbContext db, Negotiation negotiation, IReadOnlyCollection<LinkRow> links, Viewpoint at,
        CancellationToken stop)
    {
        var ids = links.Select(l => l.Other.Id).ToHashSet();
        var names = await db.NamesOf(ids, at, stop);
        var numbers = await db.Issues.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, stop);
        var keys = await db.Milestones.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Key, stop);
        return [.. links
            .Select(l => new NamedLink(
                l, l.Outward ? l.Type.ToWords() : l.Type.ToInverseWords(), names.GetValueOrDefault(l.Other.Id, "?"),
                numbers.TryGetValue(l.Other.Id, out var number)
                    ? $"/{negotiation.Key}/issues/{number}"
                    : $"/{negotiation.Key}/milestones/{keys.GetValueOrDefault(l.Other.Id)}"))
            .OrderBy(l => l.Link.Type).ThenByDescending(l => l.Link.Outward).ThenBy(l => l.Called, StringComparer.Ordinal)];
    }

    /// <summary>The milestones at the other ends of the links, by issue, in the order in which they are expected.</summary>
    public static async Task<ILookup<Guid, MilestoneRef>> MilestonesOf(
        this PastSummaries summaries, Negotiation negotiation, ILookup<Guid, LinkRow> links, Viewpoint at,
        CancellationToken stop)
    {
        var pairs = links
            .SelectMany(issue => issue.Where(l => l.Other.Kind == SubjectKind.Milestone)
                .Select(l => (Issue: issue.Key, Milestone: l.Other.Id)))
            .Distinct().ToArray();
        if (pairs.Length == 0)
            return Array.Empty<(Guid, MilestoneRef)>().ToLookup(p => p.Item1, p => p.Item2);
        var ids = pairs.Select(p => p.Milestone).ToHashSet();
        var milestones = (await (await summaries.Milestones(negotiation, at, stop))
            .Where(m => ids.Contains(m.Id)).ToRows(stop)).ToDictionary(m => m.Id, m => MilestoneRef.Of(m, at.About));
        return pairs.Where(p => milestones.ContainsKey(p.Milestone))
            .Select(p => (p.Issue, Milestone: milestones[p.Milestone]))
            .OrderBy(p => p.Milestone.Date is null).ThenBy(p => p.Milestone.Date)
            .ToLookup(p => p.Issue, p => p.Milestone);
    }

    /// <summary>What comes next: the first that is still ahead, else the one overdue, else one without a date.</summary>
    public static MilestoneRef? Next(this IEnumerable<MilestoneRef> milestones)
    {
        var pending = milestones.Where(m => m.IsPending).ToArray();
        return pending.FirstOrDefault(m => m.Date is not null && !m.IsOverdue)
            ?? pending.LastOrDefault(m => m.IsOverdue)
            ?? pending.FirstOrDefault();
    }

    private static IEnumerable<(Guid At, LinkRow Row)> Ends(IEnumerable<Entry> entries, Viewpoint at) =>
        new Stack(entries, at).Holding()
            .Select(e => (Entry: e, Link: (LinkageStatement)e.Statement!))
            .SelectMany(l => new[] { (At: l.Entry.SubjectId, Outward: true), (At: l.Link.TargetId, Outward: false) }
                .Select(end => (end.At, Row: new LinkRow(
                    l.Entry.Id, l.Link.Type, end.Outward, new SubjectRef(l.Entry.SubjectKind, l.Entry.SubjectId),
                    new SubjectRef(l.Link.TargetKind, l.Link.TargetId), l.Entry.Effective))));
}
