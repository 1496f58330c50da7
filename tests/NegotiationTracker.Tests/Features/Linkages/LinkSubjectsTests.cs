using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Features.Linkages;

public sealed class LinkSubjectsTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_link_is_read_from_both_its_ends_until_it_ends()
    {
        var (a, b) = ((await _world.OpenIssue("Treaty")).Id, (await _world.OpenIssue("Constitution")).Id);
        await _world.Say(Requires(a, b));

        (await _world.Send(new ShowIssue("AMAZ", 1))).Links.Should().ContainSingle().Which.Words.Should().Be("requires");
        (await _world.Send(new ShowIssue("AMAZ", 2))).Links.Should().ContainSingle().Which.Words.Should().Be("required by");

        await _world.Say(new UnlinkSubjects { SubjectId = a, Type = LinkageType.Requires, TargetId = b });

        (await _world.Send(new ShowIssue("AMAZ", 1))).Links.Should().BeEmpty();
        await _world.Refuses(new UnlinkSubjects { SubjectId = a, Type = LinkageType.Requires, TargetId = b }, "There is nothing to end*");
    }

    [Fact]
    public async Task A_circle_of_requirements_is_refused_with_its_path_and_taken_once_a_link_is_gone()
    {
        var ids = new List<Guid>();
        for (var i = 1; i <= 3; i++)
            ids.Add((await _world.OpenIssue($"Issue {i}")).Id);
        await _world.Say(Requires(ids[0], ids[1]));
        var second = await _world.Say(Requires(ids[1], ids[2]));

        await _world.Refuses(
            Requires(ids[2], ids[0]),
            "AMAZ-3 cannot require AMAZ-1, because that would close a circle: AMAZ-1 requires AMAZ-2 requires AMAZ-3. Remove one*");
        await _world.Refuses(Requires(ids[1], ids[0]), "AMAZ-2 cannot require AMAZ-1*");
        await _world.Refuses(Requires(ids[0], ids[0]), "AMAZ-1 cannot be linked to itself.");

        await _world.Send(new RetractEntry { Entry = second, Rationale = "It does not." });
        await _world.Say(Requires(ids[2], ids[0]));
        (await _world.Send(new ListLinkages("AMAZ"))).Total.Should().Be(2);
        await _world.Refuses(
            new LinkSubjects { SubjectId = ids[1], Type = LinkageType.Requires, TargetId = ids[2], Corrects = (await RetractionOf(ids[1])) },
            "AMAZ-2 cannot require AMAZ-3*");
    }

    [Fact]
    public async Task A_circle_through_a_milestone_is_refused_and_circles_of_other_links_are_not()
    {
        var (a, b) = ((await _world.OpenIssue("Treaty")).Id, (await _world.OpenIssue("Constitution")).Id);
        var milestone = await _world.AddMilestone();
        await _world.Say(Requires(a, milestone) with { TargetKind = SubjectKind.Milestone });
        await _world.Refuses(Requires(milestone, a) with { From = SubjectKind.Milestone }, "Constitutional referendum cannot require AMAZ-1*");

        await _world.Say(Requires(a, b) with { Type = LinkageType.TradedAgainst });
        await _world.Say(Requires(b, a) with { Type = LinkageType.TradedAgainst });
        await _world.Refuses(Requires(b, a) with { Type = LinkageType.TradedAgainst }, "This link is on record already.");
    }

    [Fact]
    public async Task The_list_counts_by_type_and_pages_and_answers_the_same_from_the_record()
    {
        var first = (await _world.OpenIssue("Issue 0")).Id;
        for (var i = 1; i <= 4; i++)
        {
            var other = (await _world.OpenIssue($"Issue {i}")).Id;
            await _world.Say(Requires(first, other));
            if (i % 2 == 0)
                await _world.Say(Requires(other, first) with { Type = LinkageType.EvidenceFor });
        }

        var all = await _world.Send(new ListLinkages("AMAZ"));
        all.Types.Should().Equal(new LinkageCount(LinkageType.Requires, 4), new LinkageCount(LinkageType.EvidenceFor, 2));
        (await _world.Send(new ListLinkages("AMAZ") { Type = LinkageType.EvidenceFor })).Total.Should().Be(2);
        var paged = new List<LinkageTableRow>();
        for (var page = 1; page <= 3; page++)
            paged.AddRange((await _world.Send(new ListLinkages("AMAZ") { Page = page, PageSize = 2 })).Rows);
        paged.Select(r => r.Entry).Should().Equal(all.Rows.Select(r => r.Entry));
        var past = await _world.Send(new ListLinkages("AMAZ") { At = new AskedViewpoint(Known: "2026-11-22") });
        CanonicalJson.Write(past).Should().Be(CanonicalJson.Write(all));
    }

    private static LinkSubjects Requires(Guid from, Guid to) => new() { SubjectId = from, Type = LinkageType.Requires, TargetId = to };

    private async Task<EntryId> RetractionOf(Guid subject) =>
        (await _world.EntriesAbout(subject)).Last(e => e.Type == EntryType.Retraction).Id;
}
