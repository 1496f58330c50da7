using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data;

/// <summary>
/// Issues and milestones with their summaries as from any viewpoint. Now, these are the summary rows; for another
/// viewpoint they are computed from the entries, by the same code, once, and kept while they are exact.
/// </summary>
public sealed class PastSummaries(TrackerDbContext db, RecordCache cache)
{
    public async Task<IQueryable<Issue>> Issues(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        if (at.IsNow)
            return db.Issues.AsNoTracking().Where(i => i.NegotiationId == negotiation.Id);
        var past = await cache.Get(
            await Key("issues", negotiation, at, stop),
            () => Recall(negotiation, at, SubjectKind.Issue, id => Issue.Known(id, negotiation), stop),
            issues => issues.Count);
        return past.AsQueryable();
    }

    public async Task<IQueryable<Milestone>> Milestones(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        if (at.IsNow)
            return db.Milestones.AsNoTracking().Where(m => m.NegotiationId == negotiation.Id);
        var past = await cache.Get(
            await Key("milestones", negotiation, at, stop),
            () => Recall(negotiation, at, SubjectKind.Milestone, id => Milestone.Known(id, negotiation.Id), stop),
            milestones => milestones.Count);
        return past.AsQueryable();
    }

    public async Task<IQueryable<Source>> Sources(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        if (at.IsNow)
            return db.Sources.AsNoTracking().Where(s => s.NegotiationId == negotiation.Id);
        var past = await cache.Get(
            await Key("sources", negotiation, at, stop),
            () => Recall(negotiation, at, SubjectKind.Source, id => Source.Known(id, negotiation.Id), stop),
            sources => sources.Count);
        return past.AsQueryable();
    }

    /// <summary>
    /// What an answer from this viewpoint depends on. Nothing recorded later can be known before the moment of the last
    /// row, so an answer about an earlier K stays exact for ever; any other holds until the negotiation's next entry.
    /// </summary>
    public async Task<object> Key(string question, Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var last = await db.Ledger.Where(r => r.NegotiationId == negotiation.Id).OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Moment }).FirstOrDefaultAsync(stop);
        var upTo = last is null || at.Known >= last.Moment ? last?.Sequence ?? 0 : 0;
        return (question, negotiation.Id, at, upTo);
    }

    private async Task<List<T>> Recall<T>(
        Negotiation negotiation, Viewpoint at, SubjectKind kind, Func<Guid, T> known, CancellationToken stop)
        where T : Subject
    {
        var entries = await db.Entries.AsNoTracking().Counted(at)
            .Where(e => e.NegotiationId == negotiation.Id && e.SubjectKind == kind && e.Kind != EntryKind.Note)
            .ToListAsync(stop);
        return [.. entries.GroupBy(e => e.SubjectId).Select(stack =>
        {
            var subject = known(stack.Key);
            subject.Remember(stack);
            var wasThere = subject.RecallFrom(at);
            subject.Remember([]);
            return wasThere ? subject : null;
        }).OfType<T>()];
    }
}
