using NegotiationTracker.Features.Milestones;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Milestones;

public sealed class RecordOutcomeTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_outcome_alone_takes_it_off_what_is_ahead_and_a_correction_restates_it()
    {
        var election = await _world.AddMilestone("Election", "2026-06-07");
        var early = await _world.Say(new RecordOutcome { SubjectId = election, Outcome = "48.9 %, early count" });
        await _world.Say(new RecordOutcome { SubjectId = election, Outcome = "49.88 %", Corrects = early });

        (await _world.Send(new ShowMilestone("AMAZ", "election"))).Milestone.Outcome.Should().Be("49.88 %");
        (await _world.Send(new ListMilestones("AMAZ"))).Total.Should().Be(0);
        await _world.Refuses(
            new RecordOutcome { SubjectId = election, Outcome = "50 %", Corrects = early }, $"Entry {early} was already corrected by entry *. Correct that one.");
    }

    [Fact]
    public async Task That_it_was_held_is_told_anew_and_repairs_no_entry()
    {
        var election = await _world.AddMilestone("Election", "2026-11");

        await _world.Refuses(
            new HoldMilestone
            {
                SubjectId = election,
                HeldOn = On("2026-11-20"),
                Outcome = "49.88 %",
                SeenDate = await _world.LastIn("date", election),
                SeenStatus = await _world.LastIn("status", election),
                Corrects = await _world.LastIn("date", election),
            },
            "That it was held is told anew*");
    }
}
