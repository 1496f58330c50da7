using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Features.Audit;

public sealed class VerifyRecordTests
{
    [Fact]
    public async Task An_untouched_record_is_whole_and_says_its_head()
    {
        using var world = await RecordWorld.Eventful();

        var verification = await world.Analyst.Send(new VerifyRecord());

        var last = (await world.Entries())[^1].LedgerRow;
        verification.Findings.Should().BeEmpty();
        verification.Should().BeEquivalentTo(new Verification(true, last.Hash, last.Sequence, []));
    }

    [Fact]
    public async Task An_empty_record_is_whole()
    {
        using var world = await RecordWorld.Open(withNegotiation: false);

        var verification = await world.Analyst.Send(new VerifyRecord(LedgerHead.Empty.Hash));

        verification.IsWhole.Should().BeTrue();
        verification.Entries.Should().Be(0);
        verification.Head.Should().Be(new string('0', 64));
    }

    [Fact]
    public async Task Every_head_there_ever_was_stands_in_the_chain()
    {
        using var world = await RecordWorld.Eventful();
        foreach (var entry in (await world.Entries()).Where(e => e.Sequence % 5 == 0))
            (await world.Analyst.Send(new VerifyRecord($" {entry.LedgerRow.Hash.ToUpperInvariant()} "))).IsWhole.Should().BeTrue();

        (await world.Analyst.Send(new VerifyRecord(new string('a', 64)))).Findings
            .Should().ContainSingle().Which.Should().Contain("is nowhere in the ledger");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task What_is_no_head_is_refused(string head)
    {
        using var world = await RecordWorld.Open();

        var asking = () => world.Analyst.Send(new VerifyRecord(head));

        (await asking.Should().ThrowAsync<RuleViolationException>()).WithMessage("A head is 64 digits*");
    }

    [Fact]
    public async Task Whoever_may_not_read_may_not_verify()
    {
        using var world = await RecordWorld.Open();
        var stranger = new Author(Guid.Empty, "Stranger", new HashSet<Permission>());

        var asking = () => world.As(stranger).Send(new VerifyRecord());

        await asking.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task A_hundred_findings_are_said_and_the_rest_counted_the_first_break_first()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        for (var i = 0; i < 60; i++)
            await world.Tell(new NegotiationTracker.Features.Record.AddNote { SubjectId = issue, Text = $"Note {i}" });
        await using var tampering = await Tampering.With(world);

        var verification = await tampering.After("""
            UPDATE "Ledger" SET "Moment" = "Moment" + 1 WHERE "Sequence" > 5;
            UPDATE "Entries" SET "Rationale" = 'x' WHERE "Sequence" > 6
            """);

        verification.Findings.Should().HaveCount(100);
        verification.Findings[0].Should().Be("Row 6 of the ledger was changed, or is not the one that followed row 5.");
        verification.Findings[^1].Should().MatchRegex("^And [0-9]+ more\\.$");
    }

    [Fact]
    public async Task Progress_is_told_up_to_the_end()
    {
        using var world = await RecordWorld.Eventful();
        var told = new List<Progress>();

        await world.Analyst.Send(new VerifyRecord { Progress = new Teller(told) });

        told.Where(p => p.What == "ledger").Last().Should().Match<Progress>(p => p.Done == p.Of && p.Done > 0);
        told.Where(p => p.What == "summaries").Last().Should().Match<Progress>(p => p.Done == p.Of && p.Done > 0);
    }

    [Fact]
    public async Task Verifying_sees_one_moment_while_others_write()
    {
        using var world = await RecordWorld.Eventful();
        var issue = await world.OpenIssue("Another");
        var (written, enough) = (0, false);
        var writing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref enough))
                await world.Tell(new NegotiationTracker.Features.Record.AddNote { SubjectId = issue, Text = $"Note {Interlocked.Increment(ref written)}" });
        });
        for (var round = 0; round < 3; round++)
        {
            var before = Volatile.Read(ref written);
            (await world.Analyst.Send(new VerifyRecord())).Findings.Should().BeEmpty();
            while (Volatile.Read(ref written) <= before && !writing.IsFaulted)
                await Task.Yield();
        }

        Volatile.Write(ref enough, true);
        await writing;
    }

    private sealed class Teller(List<Progress> told) : IProgress<Progress>
    {
        public void Report(Progress value) => told.Add(value);
    }
}
