using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>
/// The full-text index (FTS5, without content of its own): a row for each entry under its sequence, and one for each
/// subject under the negative of its first entry's, as it is called now. Written with what it indexes, in one transaction.
/// </summary>
public static class SearchIndex
{
    /// <summary>Marks were stripped before, so the tokenizer has nothing to strip; three letters already find something.</summary>
    internal const string Create = """
        CREATE VIRTUAL TABLE "Search" USING fts5("Text", content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='3');
        """;

    private const int Batch = 1_000;

    /// <summary>What is found by an expression of FTS5, by row; the lower the rank, the better it fits.</summary>
    public static IQueryable<SearchMatch> Matching(this TrackerDbContext db, string expression) =>
        db.Database.SqlQuery<SearchMatch>(
            $"""SELECT rowid AS "Row", rank AS "Rank" FROM "Search" WHERE "Search" MATCH {expression}""");

    /// <summary>Whether something on record is missing from the index, as in a database of an earlier version.</summary>
    public static async Task<bool> IsBehind(TrackerDbContext db, CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<long>($"""SELECT COUNT(*) AS "Value" FROM "Search" """).SingleAsync(stop);
        return rows != await db.Entries.LongCountAsync(stop) + await CountSubjects(db, stop);
    }

    /// <summary>Makes the index anew from entries and summaries.</summary>
    public static async Task Rebuild(TrackerDbContext db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "Search"("Search") VALUES('delete-all')""", stop);
        for (long last = 0; ;)
        {
            var entries = await db.Entries.AsNoTracking().Where(e => e.Sequence > last).OrderBy(e => e.Sequence).Take(Batch)
                .ToListAsync(stop);
            if (entries.Count == 0)
                break;
            Write(db, entries.Select(e => (e.Sequence, e.SearchText())));
            last = entries[^1].Sequence;
        }

        foreach (var rows in (IQueryable<IndexedSubject>[])
            [Rows(db.Negotiations), Rows(db.Issues), Rows(db.Milestones), Rows(db.Actors), Rows(db.Places), Rows(db.Sources)])
            Write(db, (await rows.ToListAsync(stop)).Select(s => (-s.FirstSequence, s.SearchText)));
    }

    /// <summary>What the context is about to save and search has to find; read before saving, written after.</summary>
    internal static IReadOnlyList<(long Row, string Text)> Changed(TrackerDbContext db)
    {
        List<(long, string)> rows = [];
        foreach (var change in db.ChangeTracker.Entries())
            if (change is { Entity: Entry entry, State: EntityState.Added })
                rows.Add((entry.Sequence, entry.SearchText()));
            else if (change.Entity is Subject subject && IsRenamed(change))
                rows.Add((-subject.FirstSequence, subject.SearchText));
        return rows;
    }

    internal static void Write(TrackerDbContext db, IEnumerable<(long Row, string Text)> rows)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = """INSERT OR REPLACE INTO "Search"(rowid, "Text") VALUES ($row, $text)""";
        var (row, text) = (Parameter(command, "$row"), Parameter(command, "$text"));
        foreach (var indexed in rows)
        {
            (row.Value, text.Value) = (indexed.Row, indexed.Text);
            command.ExecuteNonQuery();
        }
    }

    private static bool IsRenamed(EntityEntry change) => change.State == EntityState.Added
        || (change.State == EntityState.Modified && change.Property(nameof(Subject.SearchText)).IsModified);

    internal static string SearchText(this Entry entry) =>
        FoldedText.Of(entry.Statement?.SayingInFull(_ => ""), entry.Rationale);

    private static async Task<long> CountSubjects(TrackerDbContext db, CancellationToken stop) =>
        await db.Negotiations.LongCountAsync(stop) + await db.Issues.LongCountAsync(stop)
        + await db.Milestones.LongCountAsync(stop) + await db.Actors.LongCountAsync(stop)
        + await db.Places.LongCountAsync(stop) + await db.Sources.LongCountAsync(stop);

    private static IQueryable<IndexedSubject> Rows<T>(IQueryable<T> subjects) where T : Subject =>
        subjects.Select(s => new IndexedSubject(s.FirstSequence, s.SearchText));

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed record IndexedSubject(long FirstSequence, string SearchText);
}

/// <param name="Row">The sequence of an entry, or the negative of a subject's first one.</param>
public sealed record SearchMatch(long Row, double Rank);
