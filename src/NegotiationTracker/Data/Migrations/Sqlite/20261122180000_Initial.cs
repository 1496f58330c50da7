using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NegotiationTracker.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Actors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    IsParty = table.Column<bool>(type: "INTEGER", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Actors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Saved = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.PersonId, x.Form });
                });

            migrationBuilder.CreateTable(
                name: "HandledCommands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    Moment = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandledCommands", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Heartbeats",
                columns: table => new
                {
                    Job = table.Column<string>(type: "TEXT", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Heartbeats", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "Issues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NegotiationKey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Importance = table.Column<int>(type: "INTEGER", nullable: false),
                    Restriction = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: true),
                    StageReached = table.Column<int>(type: "INTEGER", nullable: true),
                    Trend = table.Column<int>(type: "INTEGER", nullable: true),
                    Outlook = table.Column<int>(type: "INTEGER", nullable: false),
                    ImplementationScore = table.Column<int>(type: "INTEGER", nullable: true),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", nullable: false),
                    LastMovement_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastMovement_Latest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastMovement_Precision = table.Column<int>(type: "INTEGER", nullable: true),
                    LastMovement_Text = table.Column<string>(type: "TEXT", nullable: true),
                    Since_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Since_Latest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Since_Precision = table.Column<int>(type: "INTEGER", nullable: true),
                    Since_Text = table.Column<string>(type: "TEXT", nullable: true),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Issues", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ledger",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Moment = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledger", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Milestones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    DateRecorded = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Date_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Date_Latest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Date_Precision = table.Column<int>(type: "INTEGER", nullable: true),
                    Date_Text = table.Column<string>(type: "TEXT", nullable: true),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Milestones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Negotiations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Negotiations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecipientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Read = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Publisher = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    Retrieved = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", nullable: false),
                    Published_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Published_Latest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Published_Precision = table.Column<int>(type: "INTEGER", nullable: true),
                    Published_Text = table.Column<string>(type: "TEXT", nullable: true),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IssuePeople",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Recorded = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuePeople", x => new { x.IssueId, x.PersonId, x.Part });
                    table.ForeignKey(
                        name: "FK_IssuePeople_Issues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "Issues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    NegotiationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Lane = table.Column<string>(type: "TEXT", nullable: true),
                    Ends = table.Column<bool>(type: "INTEGER", nullable: false),
                    Corrects = table.Column<long>(type: "INTEGER", nullable: true),
                    Root = table.Column<long>(type: "INTEGER", nullable: false),
                    Known = table.Column<long>(type: "INTEGER", nullable: false),
                    Recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rationale = table.Column<string>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", nullable: true),
                    FirstRecorded = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstAuthor = table.Column<string>(type: "TEXT", nullable: true),
                    Effective_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Effective_Latest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Effective_Precision = table.Column<int>(type: "INTEGER", nullable: false),
                    Effective_Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_Entries_Ledger_Sequence",
                        column: x => x.Sequence,
                        principalTable: "Ledger",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    MilestoneId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecipientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Anchor = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OffsetDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    NotificationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sent = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Reminders_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Citations",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: true),
                    Grade = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Citations", x => new { x.Sequence, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_Citations_Entries_Sequence",
                        column: x => x.Sequence,
                        principalTable: "Entries",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Citations_Sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "Sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EntrySubjects",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntrySubjects", x => new { x.Sequence, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_EntrySubjects_Entries_Sequence",
                        column: x => x.Sequence,
                        principalTable: "Entries",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Actors_NegotiationId_Key",
                table: "Actors",
                columns: new[] { "NegotiationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Citations_SourceId",
                table: "Citations",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Corrects",
                table: "Entries",
                column: "Corrects",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Entries_NegotiationId_Key",
                table: "Entries",
                columns: new[] { "NegotiationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Entries_NegotiationId_Kind",
                table: "Entries",
                columns: new[] { "NegotiationId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_NegotiationId_Known_Kind_Type_Corrects",
                table: "Entries",
                columns: new[] { "NegotiationId", "Known", "Kind", "Type", "Corrects" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Root",
                table: "Entries",
                column: "Root");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_SubjectId_Lane",
                table: "Entries",
                columns: new[] { "SubjectId", "Lane" });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySubjects_SubjectId_Sequence",
                table: "EntrySubjects",
                columns: new[] { "SubjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_IssuePeople_PersonId_Part",
                table: "IssuePeople",
                columns: new[] { "PersonId", "Part" });

            migrationBuilder.CreateIndex(
                name: "IX_Issues_NegotiationId_Number",
                table: "Issues",
                columns: new[] { "NegotiationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Issues_NegotiationId_Stage_Number",
                table: "Issues",
                columns: new[] { "NegotiationId", "Stage", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Issues_NegotiationId_Title",
                table: "Issues",
                columns: new[] { "NegotiationId", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Issues_NegotiationId_Trend_Number",
                table: "Issues",
                columns: new[] { "NegotiationId", "Trend", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_CommandId",
                table: "Ledger",
                column: "CommandId");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_NegotiationId_Sequence",
                table: "Ledger",
                columns: new[] { "NegotiationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_NegotiationId_Key",
                table: "Milestones",
                columns: new[] { "NegotiationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Negotiations_Key",
                table: "Negotiations",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_RecipientId_Read_Created",
                table: "Notifications",
                columns: new[] { "RecipientId", "Read", "Created" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Key",
                table: "People",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_NotificationId",
                table: "Reminders",
                column: "NotificationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_RecipientId_MilestoneId",
                table: "Reminders",
                columns: new[] { "RecipientId", "MilestoneId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sources_NegotiationId_Key",
                table: "Sources",
                columns: new[] { "NegotiationId", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Actors");

            migrationBuilder.DropTable(
                name: "Citations");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "EntrySubjects");

            migrationBuilder.DropTable(
                name: "HandledCommands");

            migrationBuilder.DropTable(
                name: "Heartbeats");

            migrationBuilder.DropTable(
                name: "IssuePeople");

            migrationBuilder.DropTable(
                name: "Milestones");

            migrationBuilder.DropTable(
                name: "Negotiations");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "Sources");

            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Issues");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "Ledger");
        }
    }
}
