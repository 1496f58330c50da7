using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Positions;

namespace NegotiationTracker.Tests.Features.Positions;

public sealed class RecordPositionTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_a_party_says_and_what_it_is_judged_to_want_stand_side_by_side()
    {
        var issue = (await _world.OpenIssue()).Id;
        var armenia = await _world.AddActor();
        var russia = await _world.AddActor("Russia", ActorRole.InterestedState);
        await _world.Say(new RecordPosition { SubjectId = issue, PartyId = russia, Text = "Its own corridor." });
        await _world.Say(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = "The 1976 maps.", Quote = "Only those.", Salience = 90 });
        await _world.Say(new RecordPosition { SubjectId = issue, PartyId = armenia, Type = PositionType.Assessed, Text = "Any maps.", Flexibility = Flexibility.High });
        await _world.Say(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = "The 1975 maps." });

        var positions = (await _world.Send(new ShowIssue("AMAZ", 1))).Positions;

        positions.Select(p => (p.Party, p.Type, p.Text)).Should().Equal(
            ("Armenia", PositionType.Stated, "The 1975 maps."), ("Armenia", PositionType.Assessed, "Any maps."),
            ("Russia", PositionType.Stated, "Its own corridor."));
    }

    [Fact]
    public async Task A_position_that_ended_is_shown_no_longer_and_cannot_end_twice()
    {
        var issue = (await _world.OpenIssue()).Id;
        var armenia = await _world.AddActor();
        await _world.Say(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = "The 1976 maps." });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Positions.Should().ContainSingle();

        await _world.Say(new EndPosition { SubjectId = issue, PartyId = armenia });

        (await _world.Send(new ShowIssue("AMAZ", 1))).Positions.Should().BeEmpty();
        await _world.Refuses(new EndPosition { SubjectId = issue, PartyId = armenia }, "There is nothing to end*");
    }

    [Fact]
    public async Task What_is_against_the_rules_is_refused()
    {
        var issue = (await _world.OpenIssue()).Id;
        var armenia = await _world.AddActor();
        var other = await _world.OpenNegotiation("UKRA", "Ukraine", "Europe/Kyiv");
        var ukraine = await _world.Send(new NegotiationTracker.Features.Negotiations.AddActor { NegotiationId = other, Name = "Ukraine", Roles = [ActorRole.Party] });

        await _world.Refuses(new RecordPosition { SubjectId = issue, PartyId = ukraine, Text = "x" }, "The party is not on record in this negotiation*");
        await _world.Refuses(new RecordPosition { SubjectId = armenia, PartyId = armenia, Text = "x" }, "No issue has this id*");
        await _world.Refuses(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = " " }, "Say what the position is.");
        await _world.Refuses(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = "x", Salience = 101 }, "Salience is a number from 0 to 100.");
    }
}
