using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>A command sent twice acts once.</summary>
public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_command_again_answers_the_same_and_records_nothing()
    {
        using var world = await RecordWorld.Open();
        var command = Opening(world);
        var first = await world.Analyst.Send(command);
        var entries = (await world.Entries()).Count;
        world.Clock.Advance(TimeSpan.FromDays(3));

        var again = await world.Analyst.Send(command with { });

        again.Should().Be(first);
        (await world.Entries()).Should().HaveCount(entries);
    }

    [Fact]
    public async Task Another_content_under_the_same_id_is_refused()
    {
        using var world = await RecordWorld.Open();
        var command = Opening(world);
        await world.Analyst.Send(command);

        (await world.Refusal(() => world.Analyst.Send(command with { Title = "Something else" })))
            .Should().Be("This was already saved once with other content. Open the form anew, and record the difference.");
        (await world.Refusal(() => world.Analyst.Send(new RecordStage
        {
            CommandId = command.CommandId,
            Stage = Stage.Signed,
            Effective = world.Today,
            Rationale = "So it is.",
        }))).Should().StartWith("This was already saved once with other content.");
    }

    [Fact]
    public async Task Sent_many_times_at_once_it_acts_once_and_answers_all_the_same()
    {
        using var world = await RecordWorld.Open();
        var command = Opening(world);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => world.Analyst.Send(command with { }))));

        answers.Distinct().Should().ContainSingle();
        (await world.Entries()).Count(e => e.Kind == EntryKind.Opened).Should().Be(1);
    }

    [Fact]
    public async Task A_command_that_was_refused_may_be_mended_and_sent_again()
    {
        using var world = await RecordWorld.Open();
        var command = Opening(world) with { Effective = NegotiationTracker.Domain.Dates.ImpreciseDate.Parse("2027") };
        await world.Refusal(() => world.Analyst.Send(command));

        await world.Analyst.Send(command with { Effective = world.Today });
    }

    [Fact]
    public async Task A_command_without_an_id_is_given_one_that_stays_with_it()
    {
        using var world = await RecordWorld.Open();
        var command = Opening(world) with { CommandId = Guid.Empty };
        var first = await world.Analyst.Send(command);

        command.CommandId.Should().NotBeEmpty();
        (await world.Analyst.Send(command)).Should().Be(first, "the form that sends it twice means it once");
        (await world.Analyst.Send(command with { CommandId = Guid.Empty })).Should().NotBe(first, "another form means another issue");
    }

    private static OpenIssue Opening(RecordWorld world) => new()
    {
        CommandId = new Guid("01900000-0000-7000-8000-0000000000c1"),
        NegotiationId = world.Negotiation,
        Title = "Corridor",
        Category = "Transport",
        Effective = world.Today,
        Sources = [RecordWorld.Cited("B2")],
    };
}
