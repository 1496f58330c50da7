using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 8: what goes into the ledger, and how its rows hang together.</summary>
public sealed class LedgerTests
{
    private static readonly EntryContent Content = new()
    {
        Key = "corridor/stage/signed",
        Negotiation = new Guid("01900000-0000-7000-8000-000000000001"),
        Subject = new SubjectRef(SubjectKind.Issue, new Guid("01900000-0000-7000-8000-000000000002")),
        Kind = EntryKind.Stage,
        Type = EntryType.Change,
        Lane = "stage",
        Effective = ImpreciseDate.Parse("2026-06~"),
        Rationale = "Said “so” in Երևան, Bakı & Тбилиси.",
        Statement = new StageStatement(Stage.Signed),
        Citations =
        [
            new Citation { SourceId = new Guid("01900000-0000-7000-8000-000000000003"), Place = "page 4", Grade = Grade.Parse("B2") },
        ],
        Known = new DateTimeOffset(2026, 6, 8, 19, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
    };

    private static readonly string Canonical = string.Concat(
        """{"alsoConcerns":[],"citations":[{"grade":"B2","place":"page 4","sourceId":"01900000-0000-7000-8000-000000000003"}],""",
        """ "effective":"2026-06~","ends":false,"key":"corridor/stage/signed","kind":"Stage",""".TrimStart(),
        """ "known":"2026-06-08T19:59:59.9999999+00:00","lane":"stage",""".TrimStart(),
        """ "negotiation":"01900000-0000-7000-8000-000000000001","rationale":"Said “so” in Երևան, Bakı & Тбилиси.",""".TrimStart(),
        """ "statement":{"$kind":"Stage","stage":"Signed"},""".TrimStart(),
        """ "subject":{"id":"01900000-0000-7000-8000-000000000002","kind":"Issue"},"type":"Change"}""".TrimStart());

    public static TheoryData<Statement> Statements => [.. HoldingTests.Lanes.Select(row => (Statement)row[0]!)];

    [Fact]
    public void Content_is_canonical_json_the_same_on_every_machine()
    {
        CanonicalJson.Write(Content).Should().Be(Canonical);
        CanonicalJson.Write(CanonicalJson.Read<EntryContent>(Canonical)).Should().Be(Canonical);
    }

    [Fact]
    public void Content_does_not_depend_on_the_culture_of_whoever_writes()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            CanonicalJson.Write(Content).Should().Be(Canonical);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_comes_back_from_its_json_as_it_was(Statement statement)
    {
        var json = CanonicalJson.Write(statement);

        var again = CanonicalJson.Read<Statement>(json);

        again.GetType().Should().Be(statement.GetType());
        again.Should().Match<Statement>(s => s.Kind == statement.Kind && s.Lane == statement.Lane);
        CanonicalJson.Write(again).Should().Be(json);
    }

    [Fact]
    public void The_hash_of_a_row_is_the_same_on_every_machine()
    {
        var row = LedgerRow.After(
            LedgerHead.Empty, Content, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero),
            new Guid("00000000-0000-7000-8000-00000000a001"), new Guid("01900000-0000-7000-8000-000000000009"));

        row.Hash.Should().Be("ffc5c0e07d0f10864f6877e434a7c4a5c24f0c7b132e7a0c1c6371a5ec296139", "sha256sum says so of the same text");
    }

    [Fact]
    public async Task Each_row_is_the_sha_256_of_the_row_before_and_all_of_itself()
    {
        using var world = await RecordWorld.Eventful();
        var before = new string('0', 64);
        foreach (var row in (await world.Entries()).Select(e => e.LedgerRow))
        {
            var written = $$"""
                {"author":"{{row.AuthorId}}","command":"{{row.CommandId}}","content":{{CanonicalJson.Write(row.Content)}},"kind":"{{row.Kind}}",
                """ + $$"""
                "moment":{{row.Moment.UtcTicks}},"negotiation":"{{row.NegotiationId}}","previous":"{{before}}","sequence":{{row.Sequence}}}
                """;
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
            row.Hash.Should().Be(hash);
            before = hash;
        }
    }

    [Fact]
    public async Task Entries_of_one_command_follow_each_other_and_share_its_id_and_moment()
    {
        using var world = await RecordWorld.Open();
        await world.OpenIssue(stage: Stage.Exploratory, owned: true);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var issue = await world.OpenIssue("Another", stage: Stage.Exploratory, owned: true);

        var rows = (await world.Entries()).Where(e => e.SubjectId == issue).Select(e => e.LedgerRow).ToArray();

        rows.Should().HaveCount(5);
        rows.Select(r => r.Sequence).Should().Equal(Enumerable.Range((int)rows[0].Sequence, 5).Select(s => (long)s));
        rows.Select(r => (r.CommandId, r.Moment)).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Sequences_have_no_gaps_though_commands_are_refused_in_between()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        for (var i = 0; i < 5; i++)
        {
            await world.Refusal(() => world.RecordStage(issue, Stage.Signed, "2027"));
            await world.RecordStage(issue, Stage.Signed);
        }

        var entries = await world.Entries();
        entries.Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, entries.Count).Select(s => (long)s));
    }

    [Theory]
    [InlineData("line\u2028separator, \u202eright to left, \ufeffmark")]
    [InlineData("🕊 and \ud83e\udd1d, e\u0301 and é")]
    [InlineData("\"quotes\" \\backslash\\ </script> \t\r\n ' -- %")]
    public async Task Text_of_any_kind_stays_as_it_is_and_the_record_whole(string text)
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        var note = await world.Entry(await world.Tell(new AddNote { SubjectId = issue, Text = text, Rationale = text }));

        (await world.Analyst.Send(new VerifyRecord())).Findings.Should().BeEmpty();
        ((NoteStatement)note.Statement!).Text.Should().Be(text);
    }

    [Fact]
    public async Task Characters_that_cannot_be_printed_are_refused()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        foreach (var character in (char[])['\0', '\a', '\ud83d', '\udd4a'])
            (await world.Refusal(() => world.Tell(new AddNote { SubjectId = issue, Text = $"a {character} inside" })))
                .Should().Contain("holds a character that cannot be printed");
    }

    [Fact]
    public async Task The_author_on_record_is_whoever_sent_the_command()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        var entry = await world.Entry(await world.RecordStage(issue, Stage.Signed, author: People.Levon));
        var byVerb = await world.Entry(await world.RecordStage(issue, Stage.Ratified, author: Authors.Operator));

        (entry.AuthorId, entry.LedgerRow.AuthorId).Should().Be((People.Levon.PersonId, People.Levon.PersonId));
        byVerb.AuthorId.Should().Be(Authors.OperatorId, "verbs act as the operator and are recorded so");
    }
}
