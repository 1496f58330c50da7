using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Features.Record;

public sealed class ListChoicesTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(ChoiceOf.Issues, "nakhcivan", "AMAZ-1 Road to Naxçıvan / Nakhçıvan")]
    [InlineData(ChoiceOf.Issues, "amaz-2", "AMAZ-2 Border")]
    [InlineData(ChoiceOf.Milestones, "RÉFER", "Referendum")]
    [InlineData(ChoiceOf.Actors, "azərb", "Azərbaycan")]
    public async Task Finds_by_any_part_of_the_name_whatever_its_marks(ChoiceOf of, string typed, string expected)
    {
        var negotiation = await _world.OpenNegotiation();
        await _world.OpenIssue("Road to Naxçıvan / Nakhçıvan");
        await _world.OpenIssue("Border");
        await _world.AddMilestone("Referendum");
        await _world.AddMilestone("Election");
        await _world.AddActor();
        await _world.AddActor("Azərbaycan");

        var found = await _world.Send(new ListChoices(negotiation, of, typed));

        found.Select(c => c.Called).Should().Equal(expected);
    }

    [Fact]
    public async Task Names_what_a_form_knows_by_id()
    {
        var negotiation = await _world.OpenNegotiation();
        await _world.OpenIssue();
        var treaty = await _world.OpenIssue("Treaty");
        var referendum = await _world.AddMilestone();
        await _world.AddMilestone("Election");

        (await _world.Send(new ListChoices(negotiation, ChoiceOf.Issues) { Only = [treaty.Id] }))
            .Should().Equal(new Choice(treaty.Id, "AMAZ-2 Treaty"));
        (await _world.Send(new ListChoices(negotiation, ChoiceOf.Milestones) { Only = [referendum] }))
            .Should().Equal(new Choice(referendum, "Constitutional referendum"));
    }
}
