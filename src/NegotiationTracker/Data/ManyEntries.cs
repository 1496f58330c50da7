using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data;

/// <summary>
/// Writes entries by the thousand, within the request's transaction: the same rows that saving them one by one would write,
/// by one statement a table that is prepared once.
/// </summary>
internal static class ManyEntries
{
    private const int AtOnce = 2_000;

    /// <param name="saved">Told how many were written so far.</param>
    public static async Task SaveMany(
        this TrackerDbContext db, IReadOnlyList<Entry> entries, Action<int>? saved, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop); // what the entries are about, and what they cite
        db.ChangeTracker.Clear();
        await using var ledger = new Rows<LedgerRow>(db);
        await using var told = new Rows<Entry>(db);
        await using var citations = new Rows<Citation>(db);
        await using var subjects = new Rows<EntrySubject>(db);
        var done = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            ledger.Insert(entries[i].LedgerRow);
            told.Insert(entries[i]);
            foreach (var citation in entries[i].Citations)
                citations.Insert(citation);
            foreach (var subject in entries[i].Subjects)
                subjects.Insert(subject);
            if ((i + 1) % AtOnce != 0 && i + 1 < entries.Count)
                continue;
            stop.ThrowIfCancellationRequested();
            SearchIndex.Write(db, entries.Skip(done).Take(i + 1 - done).Select(e => (e.Sequence, e.SearchText())));
            done = i + 1;
            saved?.Invoke(i + 1);
        }
    }

    private sealed class Rows<T> : IAsyncDisposable where T : class
    {
        private readonly DbCommand _command;
        private readonly Func<T, object?>[] _values;

        public Rows(TrackerDbContext db)
        {
            var type = db.Model.FindEntityType(typeof(T))!;
            var name = type.GetTableName()!;
            var table = StoreObjectIdentifier.Table(name);
            var properties = type.GetFlattenedProperties().ToArray();
            _values = Array.ConvertAll(properties, p => (Func<T, object?>)(row => StoredTable.Value(p, row)));
            _command = db.Database.GetDbConnection().CreateCommand();
            _command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            _command.CommandText = $"INSERT INTO \"{name}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(table)}\""))}) "
                + $"VALUES ({string.Join(", ", properties.Select((_, i) => $"$p{i}"))})";
            for (var i = 0; i < properties.Length; i++)
            {
                var parameter = _command.CreateParameter();
                parameter.ParameterName = $"$p{i}";
                _command.Parameters.Add(parameter);
            }
        }

        public void Insert(T row)
        {
            for (var i = 0; i < _values.Length; i++)
                _command.Parameters[i].Value = _values[i](row) ?? DBNull.Value;
            _command.ExecuteNonQuery();
        }

        public ValueTask DisposeAsync() => _command.DisposeAsync();
    }
}
