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
            return db.Issues.AsNoTracking().Where(i => i.NegotiationId == negotiation.Id && !i.IsWithdrawn);
        var past = await cache.Get(
            await Key("issues", negotiation, at, stop),
            () => Recall(db.Issues.Include(i => i.People), at, id => Issue.Known(id, negotiation), negotiation, SubjectKind.Issue, stop),
            issues => issues.Count,
            stop);
        return past.AsQueryable();
    }

    public async Task<IQueryable<Milestone>> Milestones(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        if (at.IsNow)
            return db.Milestones.AsNoTracking().Where(m => m.NegotiationId == negotiation.Id && !m.IsWithdrawn);
        var past = await cache.Get(
            await Key("milestones", negotiation, at, stop),
            () => Recall(db.Milestones, at, id => Milestone.Known(id, negotiation.Id), negotiation, SubjectKind.Milestone, stop),
            milestones => milestones.Count,
            stop);
        return past.AsQueryable();
    }

    public async Task<IQueryable<Source>> Sources(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        if (at.IsNow)
            return db.Sources.AsNoTracking().Where(s => s.NegotiationId == negotiation.Id && !s.IsWithdrawn);
        var past = await cache.Get(
            await Key("sources", negotiation, at, stop),
            () => Recall(db.Sources, at, id => Source.Known(id, negotiation.Id), negotiation, SubjectKind.Source, stop),
            sources => sources.Count,
            stop);
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

    /// <summary>
    /// Most subjects stand from there as they stand now, and their rows say how. Computed anew are those about which an
    /// entry has become known, or true, since.
    /// </summary>
    private async Task<List<T>> Recall<T>(
        IQueryable<T> now, Viewpoint at, Func<Guid, T> known, Negotiation negotiation, SubjectKind kind,
        CancellationToken stop)
        where T : Subject
    {
        var about = db.Entries.AsNoTracking()
            .Where(e => e.NegotiationId == negotiation.Id && e.SubjectKind == kind && e.Kind != EntryKind.Note);
        var since = about.Where(e => e.Known > at.Known || e.Sequence > at.Sequence || e.Effective.Earliest > at.About)
            .Select(e => e.SubjectId);
        var standing = await now.AsNoTracking()
            .Where(s => s.NegotiationId == negotiation.Id && !s.IsWithdrawn && !since.Contains(s.Id)).ToListAsync(stop);
        var changed = await about.Counted(at).Where(e => since.Contains(e.SubjectId)).ToListAsync(stop);
        return
        [
            .. standing,
            .. changed.GroupBy(e => e.SubjectId).Select(stack =>
            {
                var subject = known(stack.Key);
                subject.Remember(stack);
                var wasThere = subject.RecallFrom(at);
                subject.Remember([]);
                return wasThere ? subject : null;
            }).OfType<T>(),
        ];
    }
}
