using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NegotiationTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FirstSequence",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginId",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reliability",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstSequence",
                table: "Negotiations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Negotiations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "FirstSequence",
                table: "Milestones",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Milestones",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "FirstSequence",
                table: "Issues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "FirstSequence",
                table: "Actors",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Actors",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Id);
                });

            // What people find things by is folded by the program: a start that finds the index behind computes it.
            foreach (var table in (string[])["Sources", "Negotiations", "Milestones", "Issues", "Actors"])
                migrationBuilder.Sql($"""
                    UPDATE "{table}" SET "FirstSequence" = (SELECT MIN("Sequence") FROM "Entries" WHERE "SubjectId" = "{table}"."Id");
                    """);

            migrationBuilder.CreateIndex(
                name: "IX_Sources_FirstSequence",
                table: "Sources",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Negotiations_FirstSequence",
                table: "Negotiations",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_FirstSequence",
                table: "Milestones",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Issues_FirstSequence",
                table: "Issues",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Actors_FirstSequence",
                table: "Actors",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Places_FirstSequence",
                table: "Places",
                column: "FirstSequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Places_NegotiationId_Key",
                table: "Places",
                columns: new[] { "NegotiationId", "Key" },
                unique: true);

            migrationBuilder.Sql(SearchIndex.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "Search";""");
            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropIndex(
                name: "IX_Sources_FirstSequence",
                table: "Sources");

            migrationBuilder.DropIndex(
                name: "IX_Negotiations_FirstSequence",
                table: "Negotiations");

            migrationBuilder.DropIndex(
                name: "IX_Milestones_FirstSequence",
                table: "Milestones");

            migrationBuilder.DropIndex(
                name: "IX_Issues_FirstSequence",
                table: "Issues");

            migrationBuilder.DropIndex(
                name: "IX_Actors_FirstSequence",
                table: "Actors");

            migrationBuilder.DropColumn(
                name: "FirstSequence",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "OriginId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Reliability",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "FirstSequence",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "FirstSequence",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "FirstSequence",
                table: "Issues");

            migrationBuilder.DropColumn(
                name: "FirstSequence",
                table: "Actors");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Actors");
        }
    }
}
