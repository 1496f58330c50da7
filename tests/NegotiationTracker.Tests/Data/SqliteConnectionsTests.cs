using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Data;

/// <summary>What the record rests on is set on each connection and asserted, and the assertion bites.</summary>
public sealed class SqliteConnectionsTests
{
    [Fact]
    public async Task Every_connection_of_the_tracker_holds_to_what_the_record_needs()
    {
        using var world = await RecordWorld.Open();

        for (var i = 0; i < 3; i++)
            await world.Ask(async db =>
            {
                await db.Database.OpenConnectionAsync();
                SqliteConnections.Assert(db.Database.GetDbConnection());
                return 0;
            });
    }

    [Fact]
    public async Task The_library_is_one_that_cannot_corrupt_a_database_in_wal_mode()
    {
        using var world = await RecordWorld.Open();

        var version = await world.Ask(db => db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").SingleAsync());

        Version.Parse(version).Should().BeGreaterThanOrEqualTo(new Version(3, 51, 3));
    }

    [Theory]
    [InlineData("PRAGMA synchronous=NORMAL", "*synchronous=FULL*")]
    [InlineData("PRAGMA journal_mode=DELETE", "*WAL*")]
    [InlineData("PRAGMA foreign_keys=OFF", "*foreign keys*")]
    [InlineData("PRAGMA recursive_triggers=OFF", "*triggers*")]
    public async Task A_connection_that_falls_short_is_refused(string setting, string sentence)
    {
        using var world = await RecordWorld.Open();

        var asserting = () => world.Ask(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync(setting);
            SqliteConnections.Assert(db.Database.GetDbConnection());
            return 0;
        });

        (await asserting.Should().ThrowAsync<InvalidOperationException>()).WithMessage(sentence);
    }

    [Fact]
    public async Task A_transaction_holds_the_write_lock_from_its_beginning()
    {
        using var world = await RecordWorld.Open();
        await world.Ask(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();

            (await IsBusy(world, deferred: false)).Should().BeTrue("ours began as a writer, though it has written nothing yet");
            (await IsBusy(world, deferred: true)).Should().BeFalse("a deferred one would have waited with its lock until too late");
            return 0;
        });
        (await IsBusy(world, deferred: false)).Should().BeFalse("nobody writes any more");
    }

    [Fact]
    public async Task A_snapshot_sees_one_moment_keeps_nobody_from_writing_and_cannot_write()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        await world.Ask(async db =>
        {
            await using var snapshot = await db.Database.OpenSnapshot(CancellationToken.None);
            var before = Run(snapshot, """SELECT count(*) FROM "Ledger" """);
            await world.RecordStage(issue, Stage.Signed);

            Run(snapshot, """SELECT count(*) FROM "Ledger" """).Should().Be(before);
            var writing = () => Run(snapshot, """DELETE FROM "Drafts" """);
            writing.Should().Throw<SqliteException>().WithMessage("*readonly*");
            return 0;
        });
    }

    [Fact]
    public async Task A_snapshot_is_taken_of_a_database_that_nobody_has_opened_yet()
    {
        using var world = await RecordWorld.Open(withNegotiation: false);

        (await world.Analyst.Send(new VerifyRecord())).IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task A_lock_left_by_a_migration_that_was_killed_is_not_waited_for_for_ever()
    {
        using var world = await RecordWorld.Open();
        await world.Tracker.Tamper("""
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-22 09:00:00')
            """);
        var clock = new FakeTimeProvider();

        var starting = world.Ask(async db =>
        {
            await DatabaseStart.Start(db, [], clock, CancellationToken.None);
            return 0;
        });
        clock.Advance(TimeSpan.FromSeconds(61));

        var waiting = () => starting;
        (await waiting.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*__EFMigrationsLock*start again*");
    }

    private static async Task<bool> IsBusy(RecordWorld world, bool deferred)
    {
        await using var other = new SqliteConnection($"Data Source={world.DatabaseFile};Pooling=False;Default Timeout=1");
        await other.OpenAsync();
        try
        {
            await using var transaction = other.BeginTransaction(deferred);
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    private static object? Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
