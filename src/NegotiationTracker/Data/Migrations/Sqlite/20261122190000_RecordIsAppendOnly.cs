using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NegotiationTracker.Data.Migrations.Sqlite;

/// <summary>
/// Triggers that refuse to change, replace or remove what is on record, and indexes on the parts of imprecise dates, which EF Core
/// does not declare for complex properties.
/// </summary>
[DbContext(typeof(TrackerDbContext))]
[Migration("20261122190000_RecordIsAppendOnly")]
public sealed class RecordIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var trigger in AppendOnlyTriggers.All.Values)
            migrationBuilder.Sql(trigger + ";");
        migrationBuilder.Sql("""
            CREATE INDEX "IX_Issues_LastMovement" ON "Issues" ("NegotiationId", "LastMovement_Latest", "LastMovement_Earliest");
            CREATE INDEX "IX_Issues_OpenByMovement" ON "Issues" ("NegotiationId", "LastMovement_Latest", "Number") WHERE NOT ("IsClosed");
            CREATE INDEX "IX_Issues_Since" ON "Issues" ("NegotiationId", "Since_Earliest");
            CREATE INDEX "IX_Milestones_Date" ON "Milestones" ("NegotiationId", "Date_Earliest", "Date_Latest");
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var name in AppendOnlyTriggers.All.Keys)
            migrationBuilder.Sql($"""DROP TRIGGER "{name}";""");
        migrationBuilder.Sql("""
            DROP INDEX "IX_Issues_LastMovement"; DROP INDEX "IX_Issues_OpenByMovement"; DROP INDEX "IX_Issues_Since"; DROP INDEX "IX_Milestones_Date";
            """);
    }
}
