using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>The questions that every feature asks of the record.</summary>
public static class RecordQueries
{
    public static IQueryable<Entry> Counted(this IQueryable<Entry> entries, Viewpoint at) => at.IsNow
        ? entries
        : entries.Where(e => e.Known <= at.Known && e.Sequence <= at.Sequence);

    /// <summary>Counted, and neither corrected nor retracted from there.</summary>
    public static IQueryable<Entry> Standing(this TrackerDbContext db, Viewpoint at) => db.Entries.AsNoTracking().Counted(at)
        .Where(e => e.Type != EntryType.Retraction)
        .Where(e => !db.Entries.Any(c => c.Corrects == e.Sequence && c.Known <= at.Known && c.Sequence <= at.Sequence));

    /// <summary>The entries made about a subject itself.</summary>
    public static Task<List<Entry>> StackOf(this TrackerDbContext db, Guid subjectId, CancellationToken stop) =>
        db.Entries.AsNoTracking().Where(e => e.SubjectId == subjectId).ToListAsync(stop);

    public static async Task<LedgerHead> LedgerHead(this TrackerDbContext db, CancellationToken stop) =>
        await db.Ledger.AsNoTracking().OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Hash, r.Moment }).FirstOrDefaultAsync(stop) is { } last
            ? new LedgerHead(last.Sequence, last.Hash, last.Moment)
            : Domain.Record.LedgerHead.Empty;

    public static async Task<Negotiation> NegotiationBy(this TrackerDbContext db, string key, CancellationToken stop) =>
        await db.Negotiations.AsNoTracking().SingleOrDefaultAsync(n => n.Key == key, stop)
        ?? throw new NotOnRecordException($"No negotiation has the key {key.Quoted()}. Choose one from the list, or open a new one.");

    /// <summary>Rows of a query that may also run over a past state in memory.</summary>
    public static async Task<List<T>> ToRows<T>(this IQueryable<T> query, CancellationToken stop) =>
        query is IAsyncEnumerable<T> ? await query.ToListAsync(stop) : [.. query];

    public static async Task<int> CountRows<T>(this IQueryable<T> query, CancellationToken stop) =>
        query is IAsyncEnumerable<T> ? await query.CountAsync(stop) : query.Count();
}
