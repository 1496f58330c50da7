using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>The questions that every feature asks of the record.</summary>
public static class RecordQueries
{
    /// <summary>What became known last comes first.</summary>
    public static readonly SortOrder<Entry> NewestFirst =
        new SortOrder<Entry>().By(e => e.Known, descending: true).By(e => e.Sequence, descending: true);

    public static IQueryable<Entry> Counted(this IQueryable<Entry> entries, Viewpoint at) => at.IsNow
        ? entries
        : entries.Where(e => e.Known <= at.Known && e.Sequence <= at.Sequence);

    /// <summary>Counted, and neither corrected nor retracted from there.</summary>
    public static IQueryable<Entry> Standing(this TrackerDbContext db, Viewpoint at) => db.Entries.AsNoTracking().Counted(at)
        .Where(e => e.Type != EntryType.Retraction)
        .Where(e => !db.Entries.Any(c => c.Corrects == e.Sequence && c.Known <= at.Known && c.Sequence <= at.Sequence));

    /// <summary>
    /// Those that concern any of the subjects, found by the subjects: asked entry by entry, it would read the whole record.
    /// </summary>
    public static IQueryable<Entry> Concerning(
        this IQueryable<Entry> entries, TrackerDbContext db, IReadOnlyCollection<Guid> subjects) => entries.Where(e =>
        db.EntrySubjects.Where(s => subjects.Contains(s.SubjectId)).Select(s => s.Sequence).Contains(e.Sequence));

    /// <summary>The entries made about a subject itself.</summary>
    public static Task<List<Entry>> StackOf(this TrackerDbContext db, Guid subjectId, CancellationToken stop) =>
        db.Entries.AsNoTracking().Where(e => e.SubjectId == subjectId).ToListAsync(stop);

    /// <summary>Every file that an entry names, also one that was retracted: the record keeps it.</summary>
    public static async Task<IReadOnlyList<StoredFile>> FilesNamed(
        this TrackerDbContext db, CancellationToken stop, Guid? negotiationId = null, long upTo = long.MaxValue) =>
    [
        .. (await db.Entries.AsNoTracking()
                .Where(e => e.Kind == EntryKind.Evidence || e.Kind == EntryKind.Archived)
                .Where(e => (negotiationId == null || e.NegotiationId == negotiationId) && e.Sequence <= upTo)
                .Select(e => e.Statement).ToListAsync(stop))
            .Select(s => s.File()).OfType<StoredFile>().DistinctBy(f => f.Hash),
    ];

    public static async Task<LedgerHead> LedgerHead(this TrackerDbContext db, CancellationToken stop) =>
        await db.Ledger.AsNoTracking().OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Hash, r.Moment }).FirstOrDefaultAsync(stop) is { } last
            ? new LedgerHead(last.Sequence, last.Hash, last.Moment)
            : Domain.Record.LedgerHead.Empty;

    public static async Task<Negotiation> NegotiationBy(this TrackerDbContext db, string key, CancellationToken stop) =>
        await db.Negotiations.AsNoTracking().SingleOrDefaultAsync(n => n.Key == key, stop)
        ?? throw new NotOnRecordException($"No negotiation has the key {key.Quoted()}. Choose one from the list, or open a new one.");

    /// <summary>Found by the person, in the database: asked issue by issue, it would read all that others own.</summary>
    public static IQueryable<Issue> OwnedBy(this IQueryable<Issue> issues, Guid personId, TrackerDbContext db) =>
        issues is IAsyncEnumerable<Issue>
            ? issues.Where(i => db.IssuePeople.Where(p => p.PersonId == personId && p.Part == Part.Owner)
                .Select(p => p.IssueId).Contains(i.Id))
            : issues.Where(i => i.People.Any(p => p.PersonId == personId && p.Part == Part.Owner));

    /// <summary>By a text in the order of its characters, as SQLite has it, in the database and in a past state alike.</summary>
    public static IOrderedQueryable<T> OrderByText<T>(this IQueryable<T> query, Expression<Func<T, string>> text) =>
        query is IAsyncEnumerable<T> ? query.OrderBy(text) : query.OrderBy(text, StringComparer.Ordinal);

    /// <summary>Rows of a query that may also run over a past state in memory.</summary>
    public static async Task<List<T>> ToRows<T>(this IQueryable<T> query, CancellationToken stop) =>
        query is IAsyncEnumerable<T> ? await query.ToListAsync(stop) : [.. query];

    public static async Task<int> CountRows<T>(this IQueryable<T> query, CancellationToken stop) =>
        query is IAsyncEnumerable<T> ? await query.CountAsync(stop) : query.Count();
}
