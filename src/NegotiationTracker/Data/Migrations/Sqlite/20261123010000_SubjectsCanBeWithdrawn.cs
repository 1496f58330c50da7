using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NegotiationTracker.Data.Migrations.Sqlite;

/// <summary>
/// Summaries know whether their subject was withdrawn, and so do the indexes from which issues are counted without being read.
/// </summary>
[DbContext(typeof(TrackerDbContext))]
[Migration("20261123010000_SubjectsCanBeWithdrawn")]
public sealed class SubjectsCanBeWithdrawn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE "Issues" ADD COLUMN "IsWithdrawn" INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE "Milestones" ADD COLUMN "IsWithdrawn" INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE "Actors" ADD COLUMN "IsWithdrawn" INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE "Sources" ADD COLUMN "IsWithdrawn" INTEGER NOT NULL DEFAULT 0;
        DROP INDEX "IX_Issues_NegotiationId_Stage_Number";
        DROP INDEX "IX_Issues_NegotiationId_Trend_Number";
        DROP INDEX "IX_Issues_OpenByMovement";
        CREATE INDEX "IX_Issues_NegotiationId_Stage_Number_IsWithdrawn" ON "Issues" ("NegotiationId", "Stage", "Number", "IsWithdrawn");
        CREATE INDEX "IX_Issues_NegotiationId_Trend_Number_IsWithdrawn" ON "Issues" ("NegotiationId", "Trend", "Number", "IsWithdrawn");
        CREATE INDEX "IX_Issues_OpenByMovement" ON "Issues" ("NegotiationId", "LastMovement_Latest", "Number")
            WHERE NOT ("IsWithdrawn") AND NOT ("IsClosed");
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX "IX_Issues_NegotiationId_Stage_Number_IsWithdrawn";
        DROP INDEX "IX_Issues_NegotiationId_Trend_Number_IsWithdrawn";
        DROP INDEX "IX_Issues_OpenByMovement";
        CREATE INDEX "IX_Issues_NegotiationId_Stage_Number" ON "Issues" ("NegotiationId", "Stage", "Number");
        CREATE INDEX "IX_Issues_NegotiationId_Trend_Number" ON "Issues" ("NegotiationId", "Trend", "Number");
        CREATE INDEX "IX_Issues_OpenByMovement" ON "Issues" ("NegotiationId", "LastMovement_Latest", "Number") WHERE NOT ("IsClosed");
        ALTER TABLE "Issues" DROP COLUMN "IsWithdrawn";
        ALTER TABLE "Milestones" DROP COLUMN "IsWithdrawn";
        ALTER TABLE "Actors" DROP COLUMN "IsWithdrawn";
        ALTER TABLE "Sources" DROP COLUMN "IsWithdrawn";
        """);
}
