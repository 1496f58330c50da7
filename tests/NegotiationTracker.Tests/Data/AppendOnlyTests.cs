using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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
        await Refused(world, table, $"""INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" """, "DELETE");
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
        db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "{table}" """).SingleAsync());
}
