using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data.Backups;

/// <summary>A database in one file by itself, on its way into a backup or out of one.</summary>
internal static class BackupDatabase
{
    /// <summary>Copies the database as of one moment, while others write to it.</summary>
    public static void Copy(string from, string to)
    {
        using var source = new SqliteConnection(Alone(from, SqliteOpenMode.ReadOnly));
        using var copy = new SqliteConnection(Alone(to, SqliteOpenMode.ReadWriteCreate));
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        Ask(copy, "PRAGMA journal_mode=DELETE"); // all of it in one file
    }

    /// <summary>Looks through the whole file.</summary>
    /// <returns>The ledger's head, how many rows it has, and the files that the record names.</returns>
    /// <exception cref="BackupRefusedException">The database is damaged.</exception>
    public static async Task<(string Head, long Entries, IReadOnlyList<StoredFile> Files)> Check(string file, CancellationToken stop)
    {
        try
        {
            await using var connection = new SqliteConnection(Alone(file, SqliteOpenMode.ReadOnly));
            await connection.OpenAsync(stop);
            var found = Ask(connection, "PRAGMA integrity_check(1)");
            if (found != "ok")
                throw new BackupRefusedException($"The database is damaged: {found}. Use an earlier backup.");
            if (Ask(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check") != "0")
                throw new BackupRefusedException("The database is damaged: rows name others that are not there. Use an earlier backup.");
            await using var db = new TrackerDbContext(new DbContextOptionsBuilder<TrackerDbContext>().UseSqlite(connection).Options);
            var head = await db.LedgerHead(stop);
            return (head.Hash, await db.Ledger.LongCountAsync(stop), await db.FilesNamed(stop));
        }
        catch (SqliteException damaged)
        {
            throw new BackupRefusedException($"The database is damaged, or of another version: {damaged.Message} Use an earlier backup.");
        }
    }

    // Not pooled: once it is closed, nobody holds the file.
    private static string Alone(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString();

    private static string? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
