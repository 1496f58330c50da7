using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Features.Dossiers;
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

    [Theory]
    [InlineData(ChoiceOf.Milestones)]
    [InlineData(ChoiceOf.Actors)]
    [InlineData(ChoiceOf.People)]
    public async Task Offers_fifty_of_a_long_register_and_finds_the_others(ChoiceOf of)
    {
        const string head = "format: negotiation-dossier/1\nnegotiation: AMAZ\n";
        var people = string.Concat(Enumerable.Range(0, 120).Select(i => $"  - {{ key: p{i:000}, name: Name {i:000} }}\n"));
        var entries = string.Concat(Enumerable.Range(0, 120).Select(i => $$"""
              - { key: m{{i}}, about: "milestone:m{{i:000}}", kind: MilestoneAdded, milestoneKind: Other, effective: 2020 }
              - { key: t{{i}}, about: "milestone:m{{i:000}}", kind: Described, title: Name {{i:000}}, effective: 2020 }
              - { key: a{{i}}, about: "actor:a{{i:000}}", kind: ActorAdded, actorKind: State, roles: [Party], effective: 2020 }
              - { key: n{{i}}, about: "actor:a{{i:000}}", kind: ActorNamed, language: en, name: Name {{i:000}}, effective: 2020 }

            """));
        await _world.Send(new ImportDossier
        {
            Content = $"{head}people:\n{people}entries:\n"
                + "  - { key: amaz, about: AMAZ, kind: NegotiationOpened, zone: Asia/Yerevan, languages: [en], effective: 1994 }\n"
                + entries,
        });
        var negotiation = await _world.Read(db => db.Negotiations.Select(n => n.Id).SingleAsync());

        (await _world.Send(new ListChoices(negotiation, of))).Should().HaveCount(50);
        (await _world.Send(new ListChoices(negotiation, of, "náme"))).Should().HaveCount(50);
        var last = (await _world.Send(new ListChoices(negotiation, of, "name 119"))).Should().ContainSingle().Which;
        (await _world.Send(new ListChoices(negotiation, of) { Only = [last.Id] })).Should().Equal(last);
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
