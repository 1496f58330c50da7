using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Features.Audit;

/// <summary>Any one thing that is changed, removed, inserted or swapped on record is found, wherever it lies.</summary>
public sealed class TamperingTests
{
    private static readonly string[] Record = ["Ledger", "Entries", "Citations", "EntrySubjects"];
    private static readonly string[] Summaries = ["Negotiations", "Issues", "IssuePeople", "Milestones", "Actors", "Places", "Sources"];

    [Fact]
    public async Task Any_column_that_was_changed_in_any_table_is_found()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var acts = 0;
        foreach (var table in Record.Concat(Summaries))
            foreach (var column in await tampering.Column($"SELECT name FROM pragma_table_info('{table}')"))
                foreach (var row in await SomeRows(tampering, table, column))
                {
                    var verification = await tampering.After(
                        $"""UPDATE "{table}" SET "{column}" = {await Other(tampering, table, column, row)} WHERE rowid = {row}""");
                    verification.IsWhole.Should().BeFalse("column {0} of row {1} of {2} was changed", column, row, table);
                    acts++;
                }

        acts.Should().BeGreaterThan(140);
        (await tampering.Verify()).Findings.Should().BeEmpty("every act was undone");
    }

    [Fact]
    public async Task Ids_in_other_letters_are_found_because_nothing_would_find_them_again()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        foreach (var (table, column) in new[]
        {
            ("Ledger", "CommandId"), ("Entries", "SubjectId"), ("Citations", "SourceId"), ("EntrySubjects", "SubjectId"),
            ("Issues", "Id"), ("Milestones", "NegotiationId"), ("IssuePeople", "IssueId"),
        })
            (await tampering.After($"""UPDATE "{table}" SET "{column}" = lower("{column}")"""))
                .IsWhole.Should().BeFalse("{0} of {1} is in other letters", column, table);
    }

    [Fact]
    public async Task Any_row_that_was_removed_is_found()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var head = (await tampering.Verify()).Head;
        foreach (var table in Record.Concat(Summaries))
            foreach (var row in await tampering.Column($"""SELECT CAST(rowid AS TEXT) FROM "{table}" """))
                (await tampering.After($"""DELETE FROM "{table}" WHERE rowid = {row}""", head))
                    .IsWhole.Should().BeFalse("row {0} of {1} was removed", row, table);
    }

    [Fact]
    public async Task Any_row_that_was_inserted_is_found()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        foreach (var table in Record.Concat(Summaries))
        {
            var columns = await tampering.Column($"SELECT name FROM pragma_table_info('{table}')");
            foreach (var row in await tampering.Column($"""SELECT CAST(rowid AS TEXT) FROM "{table}" LIMIT 3"""))
            {
                var values = columns.Select(c => IsKey(c) ? $"""CASE typeof("{c}") WHEN 'integer' THEN "{c}" + 1000 ELSE hex(randomblob(16)) END""" : $"\"{c}\"");
                (await tampering.After($"""
                    INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
                    SELECT {string.Join(", ", values)} FROM "{table}" WHERE rowid = {row}
                    """)).IsWhole.Should().BeFalse("a row like {0} of {1} was inserted", row, table);
            }
        }

        static bool IsKey(string column) =>
            column is "Sequence" or "Id" or "Key" or "Corrects" or "Number" or "Ordinal" or "Part" or "SubjectId"
            or "FirstSequence";
    }

    [Fact]
    public async Task Rows_that_changed_places_are_found()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var last = int.Parse((await tampering.Column("""SELECT CAST(max("Sequence") AS TEXT) FROM "Ledger" """))[0]);
        for (var sequence = 1; sequence < last; sequence++)
            foreach (var table in (string[])["Ledger", "Entries"])
                (await tampering.After($"""
                    UPDATE "{table}" SET "Sequence" = -1 WHERE "Sequence" = {sequence};
                    UPDATE "{table}" SET "Sequence" = {sequence} WHERE "Sequence" = {sequence + 1};
                    UPDATE "{table}" SET "Sequence" = {sequence + 1} WHERE "Sequence" = -1;
                    """)).IsWhole.Should().BeFalse("rows {0} and the next of {1} were swapped", sequence, table);
    }

    [Fact]
    public async Task Ledger_and_entries_swapped_together_are_found()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var swap = string.Concat(Record.Select(table => $"""
            UPDATE "{table}" SET "Sequence" = -1 WHERE "Sequence" = 7;
            UPDATE "{table}" SET "Sequence" = 7 WHERE "Sequence" = 8;
            UPDATE "{table}" SET "Sequence" = 8 WHERE "Sequence" = -1;
            """));

        (await tampering.After(swap)).Findings[0].Should().Contain("Row 7");
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_cleanly_is_found_against_a_noted_head_only()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var before = await tampering.Verify();
        await tampering.Run(string.Concat(Record.Reverse().Select(table =>
            $"""DELETE FROM "{table}" WHERE "Sequence" > {before.Entries - 3};""")));
        await world.Analyst.Send(new RebuildSummaries());

        var alone = await tampering.Verify();
        alone.IsWhole.Should().BeTrue("what is left fits together");
        alone.Head.Should().NotBe(before.Head);
        alone.Entries.Should().Be(before.Entries - 3);
        (await tampering.Verify(before.Head)).Findings.Should().ContainSingle().Which.Should().Contain("cut off");
    }

    [Fact]
    public async Task A_history_that_was_rewritten_throughout_is_found_against_a_noted_head_only()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var before = await tampering.Verify();
        await tampering.Run("""UPDATE "Entries" SET "Rationale" = 'It was always so.' WHERE "Sequence" = 12""");
        var hash = LedgerHead.Empty.Hash;
        foreach (var row in (await world.Entries()).Select(e => e.LedgerRow))
        {
            if (row.Sequence == 12)
                typeof(LedgerRow).GetProperty(nameof(LedgerRow.Content))!.SetValue(
                    row, CanonicalJson.Write(CanonicalJson.Read<EntryContent>(row.Content) with { Rationale = "It was always so." }));
            hash = row.HashAfter(hash);
            await tampering.Run($"""
                UPDATE "Ledger" SET "Hash" = '{hash}', "Content" = '{row.Content.Replace("'", "''")}' WHERE "Sequence" = {row.Sequence}
                """);
        }

        (await tampering.Verify()).Findings.Should().BeEmpty("whoever rewrites everything leaves nothing that disagrees");
        (await tampering.Verify(before.Head)).Findings.Should().ContainSingle().Which.Should().Contain("rewritten");
    }

    [Fact]
    public async Task Content_that_makes_no_sense_is_a_finding_and_no_failure()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        foreach (var content in (string[])["", "nonsense", "null", "{}", "[1]", "{\"kind\":\"Stage\"}"])
            (await tampering.After($"""UPDATE "Ledger" SET "Content" = '{content}' WHERE "Sequence" = 9"""))
                .Findings[0].Should().Contain("Row 9");
        (await tampering.After("""UPDATE "Ledger" SET "Content" = x'00ff' WHERE "Sequence" = 9""")).IsWhole.Should().BeFalse();
        (await tampering.After("""UPDATE "Ledger" SET "Moment" = -5 WHERE "Sequence" = 9""")).IsWhole.Should().BeFalse();
        (await tampering.After("""UPDATE "Ledger" SET "Content" = replace("Content", '"roles"', '"rules"')"""))
            .Findings.Should().Contain(f => f.Contains("cannot be computed"));
    }

    /// <summary>A value that this column could not hold here: other text, another number, something instead of nothing.</summary>
    private static async Task<string> Other(Tampering tampering, string table, string column, string row)
    {
        var type = (await tampering.Column($"""SELECT typeof("{column}") FROM "{table}" WHERE rowid = {row}"""))[0];
        return type switch
        {
            "null" => "7",
            "integer" => $"\"{column}\" + 1000",
            _ => $"\"{column}\" || 'x'",
        };
    }

    /// <summary>The last row, and the first in which the column says something.</summary>
    private static async Task<IEnumerable<string>> SomeRows(Tampering tampering, string table, string column)
    {
        var rows = await tampering.Column($"""SELECT CAST(rowid AS TEXT) FROM "{table}" ORDER BY rowid""");
        var said = await tampering.Column($"""SELECT CAST(rowid AS TEXT) FROM "{table}" WHERE "{column}" IS NOT NULL LIMIT 1""");
        return said.Append(rows[^1]).Distinct();
    }
}
