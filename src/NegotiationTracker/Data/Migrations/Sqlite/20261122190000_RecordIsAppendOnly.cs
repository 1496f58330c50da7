using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NegotiationTracker.Data.Migrations.Sqlite;

/// <summary>
/// Triggers that refuse to change or remove what is on record, and indexes on the parts of imprecise dates, which EF Core
/// does not declare for complex properties.
/// </summary>
[DbContext(typeof(TrackerDbContext))]
[Migration("20261122190000_RecordIsAppendOnly")]
public sealed class RecordIsAppendOnly : Migration
{
    private static readonly string[] Tables = ["Ledger", "Entries", "EntrySubjects", "Citations"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            foreach (var act in (string[])["UPDATE", "DELETE"])
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_refuses_{act}" BEFORE {act} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, 'The record is only ever added to: {table} refuses {act}.'); END;
                    """);
        migrationBuilder.Sql("""
            CREATE INDEX "IX_Issues_LastMovement" ON "Issues" ("NegotiationId", "LastMovement_Latest", "LastMovement_Earliest");
            CREATE INDEX "IX_Issues_Since" ON "Issues" ("NegotiationId", "Since_Earliest");
            CREATE INDEX "IX_Milestones_Date" ON "Milestones" ("NegotiationId", "Date_Earliest", "Date_Latest");
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            foreach (var act in (string[])["UPDATE", "DELETE"])
                migrationBuilder.Sql($"""DROP TRIGGER "{table}_refuses_{act}";""");
        migrationBuilder.Sql("""
            DROP INDEX "IX_Issues_LastMovement"; DROP INDEX "IX_Issues_Since"; DROP INDEX "IX_Milestones_Date";
            """);
    }
}
