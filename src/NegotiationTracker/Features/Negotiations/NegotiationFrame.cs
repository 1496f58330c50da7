using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>
/// What a negotiation is made of, without what was said in it: the issues that are open, who takes part, the milestones
/// that are pending, and how they hang together. A restricted issue is no part of it: in another negotiation, others read.
/// </summary>
internal sealed record NegotiationFrame
{
    public required Negotiation Negotiation { get; init; }
    public required IReadOnlyList<Issue> Issues { get; init; }
    public required int Closed { get; init; }
    public required int Restricted { get; init; }
    public required IReadOnlyList<Actor> Actors { get; init; }

    /// <summary>What each actor is called, in each language.</summary>
    public required ILookup<Guid, ActorNamedStatement> Names { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>Links between these issues and milestones, each once.</summary>
    public required IReadOnlyList<LinkRow> Links { get; init; }

    public static async Task<NegotiationFrame> Read(
        TrackerDbContext db, string key, DateTimeOffset now, CancellationToken stop)
    {
        var negotiation = await db.NegotiationBy(key.Trim(), stop);
        var at = AskedViewpoint.Now.In(negotiation, now);
        var all = await db.Issues.AsNoTracking().Where(i => i.NegotiationId == negotiation.Id && !i.IsWithdrawn)
            .OrderBy(i => i.Number).ToListAsync(stop);
        var issues = all.Where(i => i is { IsClosed: false, Restriction: Restriction.Open }).ToArray();
        var milestones = (await db.Milestones.AsNoTracking().Where(m => m.NegotiationId == negotiation.Id && !m.IsWithdrawn)
            .OrderBy(m => m.Key).ToListAsync(stop)).Where(m => m.IsPending).ToArray();
        var said = await db.Standing(at).Where(e => e.NegotiationId == negotiation.Id)
            .Where(e => e.Kind == EntryKind.ActorNamed || e.Kind == EntryKind.Linkage).ToListAsync(stop);
        var taken = issues.Select(i => i.Id).Concat(milestones.Select(m => m.Id)).ToHashSet();
        return new NegotiationFrame
        {
            Negotiation = negotiation,
            Issues = issues,
            Closed = all.Count(i => i is { IsClosed: true, Restriction: Restriction.Open }),
            Restricted = all.Count(i => i.Restriction != Restriction.Open),
            Actors = await db.Actors.AsNoTracking().Where(a => a.NegotiationId == negotiation.Id && !a.IsWithdrawn)
                .OrderBy(a => a.Key).ToListAsync(stop),
            Names = new Stack(said.Where(e => e.Kind == EntryKind.ActorNamed), at).Holding().OrderBy(e => e.Root)
                .ToLookup(e => e.SubjectId, e => (ActorNamedStatement)e.Statement!),
            Milestones = milestones,
            Links = [.. Agenda.LinksIn(said, at).SelectMany(end => end)
                .Where(l => l.Outward && taken.Contains(l.From.Id) && taken.Contains(l.To.Id)).OrderBy(l => l.Entry.Sequence)],
        };
    }

    /// <summary>The links that join what is copied, with milestones or without them.</summary>
    public IEnumerable<LinkRow> LinksOf(bool withMilestones) => Links.Where(l =>
        withMilestones || (l.From.Kind == SubjectKind.Issue && l.To.Kind == SubjectKind.Issue));
}
