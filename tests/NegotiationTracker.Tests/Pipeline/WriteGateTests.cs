using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>Writers wait for each other, none is lost, and none holds the gate longer than it writes.</summary>
public sealed class WriteGateTests
{
    [Fact]
    public async Task Thirty_two_writers_at_once_are_all_recorded_one_after_the_other()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var before = (await world.Entries()).Count;

        var entries = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() =>
            world.Tell(new AddNote { SubjectId = issue, Text = $"Note {i}" }, author: i % 2 == 0 ? People.Ani : People.Levon))));

        entries.Select(e => e.Sequence).Order().Should().Equal(Enumerable.Range(before + 1, 32).Select(s => (long)s));
        (await world.Entries()).Select(e => e.Statement).OfType<NoteStatement>().Select(n => n.Text)
            .Should().BeEquivalentTo(Enumerable.Range(0, 32).Select(i => $"Note {i}"));
        (await world.Analyst.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_many_who_saw_the_same_word_one_has_the_last()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try
            {
                await world.Analyst.Send(new NegotiationTracker.Features.Issues.DescribeIssue
                {
                    SubjectId = issue,
                    Title = $"Title {i}",
                    Effective = world.Today,
                    Seen = new EntryId(4),
                });
                return 1;
            }
            catch (ConflictException)
            {
                return 0;
            }
        })));

        outcomes.Sum().Should().Be(1, "the entry that all of them saw was replaced once");
    }

    [Fact]
    public async Task One_goes_in_and_the_next_when_it_has_left()
    {
        using var gate = new WriteGate();
        var first = await gate.Enter(CancellationToken.None);
        var second = gate.Enter(CancellationToken.None);
        second.IsCompleted.Should().BeFalse();

        first.Dispose();
        first.Dispose();

        using (await second)
            gate.Enter(CancellationToken.None).IsCompleted.Should().BeFalse("leaving twice lets nobody else in");
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_gate_as_it_was()
    {
        using var gate = new WriteGate();
        using var tired = new CancellationTokenSource();
        var first = await gate.Enter(CancellationToken.None);
        var second = gate.Enter(tired.Token);
        await tired.CancelAsync();

        var waiting = () => second;
        await waiting.Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();

        gate.Enter(CancellationToken.None).IsCompletedSuccessfully.Should().BeTrue();
    }
}
