using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Links hold between a pair, by their type; and nothing requires itself, however many steps it takes.</summary>
public sealed class LinkageTests
{
    [Fact]
    public async Task A_circle_of_requirements_is_refused_and_told_step_by_step()
    {
        using var world = await RecordWorld.Open();
        var (a, b, c) = (await world.OpenIssue("A"), await world.OpenIssue("B"), await world.OpenIssue("C"));
        await Require(world, a, b);
        await Require(world, b, c);

        (await world.Refusal(() => Require(world, c, a))).Should().Be(
            "AMAZ-3 cannot require AMAZ-1, because that would close a circle: AMAZ-1 requires AMAZ-2 requires AMAZ-3. "
            + "Remove one of these links first.");
        (await world.Refusal(() => Require(world, b, a))).Should().Contain("AMAZ-1 requires AMAZ-2");
        await Require(world, a, c);
    }

    [Fact]
    public async Task Milestones_are_links_of_the_chain_too()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue("A");
        var milestone = await world.AddMilestone("Referendum");
        await world.Tell(new LinkSubjects
        {
            SubjectId = issue,
            Type = LinkageType.Requires,
            TargetKind = SubjectKind.Milestone,
            TargetId = milestone,
        });

        (await world.Refusal(() => world.Tell(new LinkSubjects
        {
            From = SubjectKind.Milestone,
            SubjectId = milestone,
            Type = LinkageType.Requires,
            TargetId = issue,
        }))).Should().Contain("AMAZ-1 requires “Referendum”");
    }

    [Fact]
    public async Task A_link_that_ended_is_no_part_of_a_circle_until_its_end_is_withdrawn()
    {
        using var world = await RecordWorld.Open();
        var (a, b) = (await world.OpenIssue("A"), await world.OpenIssue("B"));
        await Require(world, a, b, "2026-01");
        var end = await world.Tell(new UnlinkSubjects { SubjectId = a, Type = LinkageType.Requires, TargetId = b }, "2026-03");
        await Require(world, b, a, "2026-05");

        (await world.Refusal(() => world.Analyst.Send(new RetractEntry { Entry = end, Rationale = "It had not ended." })))
            .Should().Contain("would close a circle");
        await world.Tell(
            new UnlinkSubjects { SubjectId = a, Type = LinkageType.Requires, TargetId = b, Corrects = end }, "2026-02");
    }

    [Fact]
    public async Task Other_types_may_point_at_each_other()
    {
        using var world = await RecordWorld.Open();
        var (a, b) = (await world.OpenIssue("A"), await world.OpenIssue("B"));
        await world.Tell(new LinkSubjects { SubjectId = a, Type = LinkageType.TradedAgainst, TargetId = b });
        await world.Tell(new LinkSubjects { SubjectId = b, Type = LinkageType.TradedAgainst, TargetId = a });

        (await world.Show(a)).Links.Should().HaveCount(2);
    }

    [Fact]
    public async Task Nothing_is_linked_to_itself_twice_or_to_what_is_not_there()
    {
        using var world = await RecordWorld.Open();
        var (a, b) = (await world.OpenIssue("A"), await world.OpenIssue("B"));
        var actor = await world.AddActor();

        (await world.Refusal(() => Require(world, a, a))).Should().Be("AMAZ-1 cannot be linked to itself.");
        (await world.Refusal(() => Require(world, a, actor))).Should().StartWith("What the link leads to is not on record");
        (await world.Refusal(() => world.Tell(new LinkSubjects { SubjectId = a, TargetKind = SubjectKind.Actor, TargetId = actor })))
            .Should().StartWith("What the link leads to is not on record");
        await Require(world, a, b);
        (await world.Refusal(() => Require(world, a, b))).Should().Be("This link is on record already.");
    }

    private static Task<EntryId> Require(RecordWorld world, Guid from, Guid to, string? since = null) =>
        world.Tell(new LinkSubjects { SubjectId = from, Type = LinkageType.Requires, TargetId = to }, since);
}
