using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Data;

/// <summary>The database itself refuses to change or remove what is on record.</summary>
public sealed class AppendOnlyTests
{
    public static TheoryData<string> Tables => ["Ledger", "Entries", "EntrySubjects", "Citations"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_record_takes_new_rows_and_refuses_to_change_replace_or_remove_any(string table)
    {
        using var world = await RecordWorld.Eventful();
        var before = await Count(world, table);
        var issue = await world.Ask(db => db.Issues.Where(i => i.Number == 1).Select(i => i.Id).SingleAsync());

        await world.RecordStageFrom(issue, RecordWorld.Cited("B2"));

        (await Count(world, table)).Should().BeGreaterThan(before, "adding works, so what follows is refused by the triggers");
        await Refused(world, table, $"""UPDATE "{table}" SET "Sequence" = "Sequence" """, "UPDATE");
        await Refused(world, table, $"""DELETE FROM "{table}" WHERE "Sequence" = (SELECT max("Sequence") FROM "{table}")""", "DELETE");
        await Refused(world, table, $"""DELETE FROM "{table}" """, "DELETE");
        await Refused(world, table, $"""INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" """, "REPLACE");
    }

    public static TheoryData<string, string> Replacements => new()
    {
        { "Ledger", """INSERT OR REPLACE INTO "Ledger" SELECT * FROM "Ledger" """ },
        { "Entries", """INSERT OR REPLACE INTO "Entries" SELECT * FROM "Entries" """ },
        { "EntrySubjects", """INSERT OR REPLACE INTO "EntrySubjects" SELECT * FROM "EntrySubjects" """ },
        { "Citations", """REPLACE INTO "Citations" SELECT * FROM "Citations" """ },
        {
            "Citations",
            """
            INSERT OR REPLACE INTO "Citations" (rowid, "Sequence", "Ordinal", "SourceId", "Grade")
            SELECT rowid, "Sequence", 99, "SourceId", 'A1' FROM "Citations"
            """
        },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task Rows_are_not_replaced_by_a_connection_of_another_tool_either(string table, string sql)
    {
        using var world = await RecordWorld.Eventful();
        var issue = await world.Ask(db => db.Issues.Where(i => i.Number == 1).Select(i => i.Id).SingleAsync());
        await world.RecordStageFrom(issue, RecordWorld.Cited("B2"));
        await using var other = new SqliteConnection($"Data Source={world.DatabaseFile};Pooling=False;Foreign Keys=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = sql;

        var replacing = () => command.ExecuteNonQueryAsync();

        (await replacing.Should().ThrowAsync<SqliteException>())
            .WithMessage($"*The record is only ever added to: {table} refuses REPLACE.*");
    }

    [Fact]
    public async Task Another_entry_of_the_same_key_replaces_none()
    {
        using var world = await RecordWorld.Eventful();
        var columns = await world.Ask(db => db.Database
            .SqlQueryRaw<string>("""SELECT name AS "Value" FROM pragma_table_info('Entries') WHERE name <> 'Sequence'""").ToListAsync());
        var copied = string.Join(", ", columns.Select(c => $"\"{c}\""));

        await Refused(world, "Entries", $"""
            INSERT OR REPLACE INTO "Entries" ("Sequence", {copied}) SELECT 9999, {copied} FROM "Entries" WHERE "Sequence" = 1
            """, "REPLACE");
    }

    [Theory]
    [InlineData("""DROP TRIGGER "Entries_refuses_UPDATE" """)]
    [InlineData("""
        DROP TRIGGER "Entries_refuses_UPDATE";
        CREATE TRIGGER "Entries_refuses_UPDATE" BEFORE UPDATE ON "Entries" BEGIN SELECT 1; END
        """)]
    public async Task A_trigger_that_is_gone_or_blunted_is_found_and_the_tracker_does_not_start(string sql)
    {
        using var world = await RecordWorld.Eventful();
        await world.Tracker.Tamper(sql);

        (await world.Analyst.Send(new VerifyRecord())).Findings.Should().Equal(
            "The trigger Entries_refuses_UPDATE is missing or was altered: the database does not refuse to change what is on record.");
        var starting = () => world.Ask(async db =>
        {
            await DatabaseStart.Start(db, [], TimeProvider.System, CancellationToken.None);
            return 0;
        });
        (await starting.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*its trigger Entries_refuses_UPDATE is missing*");
    }

    [Fact]
    public async Task Summaries_are_no_record_and_may_change()
    {
        using var world = await RecordWorld.Eventful();

        (await world.Tracker.Tamper("""UPDATE "Issues" SET "Title" = "Title" """)).Should().Be(2);
    }

    [Fact]
    public async Task A_request_that_removes_an_entity_is_refused_as_well()
    {
        using var world = await RecordWorld.Eventful();

        var removing = () => world.Ask(async db =>
        {
            db.Entries.Remove(await db.Entries.OrderBy(e => e.Sequence).LastAsync());
            return await db.SaveChangesAsync();
        });

        await removing.Should().ThrowAsync<DbUpdateException>();
    }

    private static async Task Refused(RecordWorld world, string table, string sql, string act)
    {
        var acting = () => world.Tracker.Tamper(sql);
        (await acting.Should().ThrowAsync<SqliteException>())
            .WithMessage($"*The record is only ever added to: {table} refuses {act}.*");
    }

    private static Task<int> Count(RecordWorld world, string table) => world.Ask(db =>
        db.Database.SqlQueryRaw<int>($"""SELECT count(*) AS "Value" FROM "{table}" """).SingleAsync());
}
