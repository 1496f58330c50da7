using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace NegotiationTracker.Data;

/// <summary>How this product opens SQLite: every connection the same, and no promise rests on a default.</summary>
public static class SqliteConnections
{
    /// <summary>Older versions can corrupt a database in WAL mode (the WAL-reset bug, mended in 3.51.3).</summary>
    public static readonly Version OldestSafe = new(3, 51, 3);

    // With recursive triggers, INSERT OR REPLACE meets the triggers that refuse to remove what is on record. WAL is no matter
    // of a connection: the file remembers it from the start, and a verb that reads takes the file as it is.
    private const string Settings =
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;";

    public static string ConnectionString(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, ForeignKeys = true, DefaultTimeout = 30 }
            .ToString();

    public static DbContextOptionsBuilder UseTrackerSqlite(this DbContextOptionsBuilder options, string file) => options
        .UseSqlite(ConnectionString(file))
        .AddInterceptors(OnOpen.Instance);

    /// <summary>
    /// A connection that sees the database as of one moment while writers go on, until it is disposed. It cannot write, so
    /// its transaction may be deferred: it waits for nobody.
    /// </summary>
    public static async Task<DbConnection> OpenSnapshot(this DatabaseFacade database, CancellationToken stop)
    {
        var file = new SqliteConnectionStringBuilder(database.GetConnectionString()).DataSource;
        var connection = new SqliteConnection(ConnectionString(file, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync(stop);
        connection.BeginTransaction(deferred: true);
        return connection;
    }

    /// <summary>
    /// What the context asks until this is disposed sees the database as of one moment, while writers go on; and asks it
    /// over one connection, opened once, which refuses to write.
    /// </summary>
    public static async Task<IAsyncDisposable> ReadOneMoment(this DatabaseFacade database, CancellationToken stop)
    {
        await database.OpenConnectionAsync(stop);
        var connection = (SqliteConnection)database.GetDbConnection();
        Execute(connection, "PRAGMA query_only=ON");
        var transaction = connection.BeginTransaction(deferred: true);
        return new OneMoment(database, transaction, (await database.UseTransactionAsync(transaction, stop))!);
    }

    /// <exception cref="InvalidOperationException">The connection does not hold to what the record needs.</exception>
    public static void Assert(DbConnection connection)
    {
        Require(Version.TryParse(Ask(connection, "SELECT sqlite_version()"), out var version) && version >= OldestSafe,
            $"SQLite {OldestSafe} or newer is needed; this is {version}.");
        Require(Ask(connection, "PRAGMA journal_mode") == "wal", "SQLite is not in WAL mode.");
        Require(Ask(connection, "PRAGMA synchronous") == "2", "SQLite does not write through (synchronous=FULL).");
        Require(Ask(connection, "PRAGMA foreign_keys") == "1", "SQLite does not check foreign keys.");
        Require(Ask(connection, "PRAGMA recursive_triggers") == "1", "SQLite would replace rows without asking their triggers.");
        var missing = AppendOnlyTriggers.Missing(connection);
        Require(missing.Count == 0,
            $"The database does not refuse to change what is on record: its trigger {string.Join(", ", missing)} is missing, or not "
            + "the one that the tracker made. Somebody has altered the database: put a copy from before in its place. "
            + "“verify” tells what else was changed.");
    }

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
            throw new InvalidOperationException(sentence);
    }

    private static void Execute(DbConnection connection, string command)
    {
        using var execution = connection.CreateCommand();
        execution.CommandText = command;
        execution.ExecuteNonQuery();
    }

    private static string? Ask(DbConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class OneMoment(DatabaseFacade database, SqliteTransaction transaction, IDbContextTransaction used)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await used.DisposeAsync();
            await transaction.DisposeAsync();
            Execute(database.GetDbConnection(), "PRAGMA query_only=OFF");
            await database.CloseConnectionAsync();
        }
    }

    private sealed class OnOpen : DbConnectionInterceptor
    {
        public static readonly OnOpen Instance = new();

        // Opening mostly takes a connection from the pool, and what was set on that one holds.
        private readonly ConditionalWeakTable<object, object> _set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private void Apply(DbConnection connection)
        {
            if (!_set.TryAdd(((SqliteConnection)connection).Handle!, Settings))
                return;
            Execute(connection, Settings);
        }
    }
}
