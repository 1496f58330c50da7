using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Tests.Features.Dossiers;

namespace NegotiationTracker.Tests.Features.Linkages;

public sealed class ListLinkagesTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Lists_what_hangs_on_what_by_type_with_both_ends_named()
    {
        var (preamble, treaty) = (await _world.OpenIssue("Preamble"), await _world.OpenIssue("Treaty"));
        var referendum = await _world.AddMilestone("Referendum", issues: preamble.Id);
        await Link(treaty.Id, LinkageType.Requires, SubjectKind.Issue, preamble.Id);

        var page = await _world.Send(new ListLinkages("AMAZ"));

        page.Rows.Select(r => (r.From.Called, r.Type, r.To.Called)).Should().Equal(
            ("AMAZ-2 Treaty", LinkageType.Requires, "AMAZ-1 Preamble"),
            ("Referendum", LinkageType.PartOf, "AMAZ-1 Preamble"));
        page.Rows.Select(r => r.From.Path).Should().Equal("/AMAZ/issues/2", "/AMAZ/milestones/referendum");
        page.Rows[1].From.Subject.Should().Be(new SubjectRef(SubjectKind.Milestone, referendum));
        page.Types.Should().Equal(new LinkageCount(LinkageType.Requires, 1), new LinkageCount(LinkageType.PartOf, 1));
    }

    [Fact]
    public async Task Chooses_a_type_and_still_counts_the_others()
    {
        var (preamble, treaty) = (await _world.OpenIssue("Preamble"), await _world.OpenIssue("Treaty"));
        await Link(treaty.Id, LinkageType.Requires, SubjectKind.Issue, preamble.Id);
        await Link(preamble.Id, LinkageType.Blocks, SubjectKind.Issue, treaty.Id);

        var page = await _world.Send(new ListLinkages("AMAZ") { Type = LinkageType.Blocks });

        page.Rows.Should().ContainSingle().Which.Type.Should().Be(LinkageType.Blocks);
        page.Total.Should().Be(1);
        page.Types.Should().HaveCount(2);
    }

    [Fact]
    public async Task Forgets_a_link_that_was_removed_and_remembers_it_from_before()
    {
        var (preamble, treaty) = (await _world.OpenIssue("Preamble"), await _world.OpenIssue("Treaty"));
        var link = await Link(treaty.Id, LinkageType.Requires, SubjectKind.Issue, preamble.Id);
        (await _world.Send(new ListLinkages("AMAZ"))).Total.Should().Be(1);
        _world.Pass(TimeSpan.FromDays(2));

        await _world.Send(new UnlinkSubjects
        {
            SubjectId = treaty.Id,
            Type = LinkageType.Requires,
            TargetId = preamble.Id,
            Effective = ImpreciseDate.Parse("2026-11-24"),
            Seen = link,
        });

        (await _world.Send(new ListLinkages("AMAZ"))).Total.Should().Be(0);
        var then = new AskedViewpoint(Known: "2026-11-22");
        (await _world.Send(new ListLinkages("AMAZ") { At = then })).Rows.Should().ContainSingle().Which.Entry.Should().Be(link);
    }

    [Fact]
    public async Task Cuts_the_list_into_pages()
    {
        var treaty = await _world.OpenIssue("Treaty");
        foreach (var title in (string[])["Preamble", "Corridor", "Monitors"])
            await Link(treaty.Id, LinkageType.Requires, SubjectKind.Issue, (await _world.OpenIssue(title)).Id);

        var second = await _world.Send(new ListLinkages("AMAZ") { Page = 2, PageSize = 2 });

        second.Total.Should().Be(3);
        second.Rows.Should().ContainSingle().Which.To.Called.Should().Be("AMAZ-4 Monitors");
    }

    [Fact]
    public async Task Lists_five_thousand_and_says_how_many_more_hold()
    {
        var issues = Enumerable.Range(1, 72).ToArray();
        var opened = issues.Select(i => $"key: i{i}, about: AMAZ-{i}, kind: Opened, effective: 2020");
        var links = from a in issues
                    from b in issues
                    where a != b
                    select $"key: l{a}/{b}, about: AMAZ-{a}, kind: Linkage, type: TradedAgainst, target: AMAZ-{b}, effective: 2021";
        await _world.Send(new ImportDossier { Content = SampleDossier.With([.. opened, .. links]) });

        var page = await _world.Send(new ListLinkages("AMAZ"));

        (page.Total, page.Unlisted).Should().Be((5_000, 112));
    }

    [Theory]
    [InlineData("2022", "2021", true)]
    [InlineData("2022-05", "2022", true)]
    [InlineData("2022", "2022", false)]
    public async Task The_last_word_on_a_link_holds_whenever_it_was_recorded(string linked, string ended, bool holds)
    {
        await _world.Send(new ImportDossier
        {
            Content = SampleDossier.With(
                "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
                "key: b, about: AMAZ-2, kind: Opened, effective: 2020",
                $"key: ab, about: AMAZ-1, kind: Linkage, type: Blocks, target: AMAZ-2, effective: {linked}",
                $"key: ab/end, about: AMAZ-1, kind: Linkage, type: Blocks, target: AMAZ-2, ends: true, effective: {ended}"),
        });
        var issue = await _world.Read(db => db.Issues.Where(i => i.Number == 1).Select(i => i.Id).SingleAsync());
        new Stack(await _world.EntriesAbout(issue), Viewpoint.Latest).Holding().Any(e => e.Kind == EntryKind.Linkage)
            .Should().Be(holds);

        (await _world.Send(new ListLinkages("AMAZ"))).Rows.Should().HaveCount(holds ? 1 : 0);
        (await _world.Send(new ListLinkages("AMAZ") { At = new AskedViewpoint("2020-06-01") })).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Knows_no_negotiation_that_is_not_there()
    {
        var act = () => _world.Send(new ListLinkages("NONE"));

        await act.Should().ThrowAsync<NotOnRecordException>();
    }

    private Task<EntryId> Link(Guid from, LinkageType type, SubjectKind kind, Guid to) => _world.Send(new LinkSubjects
    {
        SubjectId = from,
        Type = type,
        TargetKind = kind,
        TargetId = to,
        Effective = ImpreciseDate.Parse("2026-11-20"),
    });
}
