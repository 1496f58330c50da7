using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Negotiations;

public sealed class CopyFrameTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Open_issues_come_along_without_what_was_said_about_them()
    {
        using var world = scene.Copy();
        await Classify(world, scene.Border.Id, Importance.Critical);

        await Open(world, withActors: false, withLinks: false);

        var issues = await Issues(world);
        issues.Select(i => (i.Called, i.Title, i.Category, i.Importance)).Should().Equal(
            ("CYP-1", "Border delimitation", "Territory", Importance.Critical),
            ("CYP-2", "Constitution", "Law", Importance.Significant));
        issues.Should().OnlyContain(i => i.Stage == null && i.Trend == null && i.People.Count == 0);
        foreach (var issue in issues)
            (await world.EntriesAbout(issue.Id)).Select(e => e.Kind).Should().Equal(EntryKind.Opened, EntryKind.Described, EntryKind.Classified);
        (await world.Send(new ListActors("CYP"))).Should().BeEmpty();
    }

    [Fact]
    public async Task All_of_it_is_recorded_as_of_today_and_names_its_origin()
    {
        using var world = scene.Copy();
        await Open(world, withMilestones: true);

        var cyprus = await world.Read(db => db.Negotiations.SingleAsync(n => n.Key == "CYP"));
        var entries = await world.Read(db => db.Entries.Where(e => e.NegotiationId == cyprus.Id && e.SubjectKind != SubjectKind.Negotiation).ToListAsync());
        entries.Should().HaveCountGreaterThan(10).And.OnlyContain(e => e.Rationale == "Frame copied from AMAZ."
            && e.Effective == ImpreciseDate.Parse("2026-11-22") && e.Type == EntryType.Change && !e.IsHistory);
        (await world.As(Authors.Operator).Send(new VerifyRecord())).IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task Actors_come_with_their_names_in_every_language()
    {
        using var world = scene.Copy();
        await world.Send(new NameActor { SubjectId = scene.Armenia, Language = "hy", Name = "Հայաստան", Effective = ImpreciseDate.Parse("2026-11-22") });

        await Open(world);

        var actors = await world.Send(new ListActors("CYP"));
        actors.Select(a => a.Name).Should().Equal("Armenia", "Azerbaijan");
        actors[0].Names.Select(n => (n.Language, n.Name)).Should().Equal(("en", "Armenia"), ("hy", "Հայաստան"));
        actors[0].Positions.Should().Be(0);
    }

    [Fact]
    public async Task Pending_milestones_come_without_their_dates_and_past_ones_stay()
    {
        using var world = scene.Copy();
        await world.AddMilestone("Election held", "2026-06-07", DateStatus.Held);

        await Open(world, withMilestones: true);

        var copied = await world.Read(db => db.Milestones.Where(m => m.NegotiationId != scene.Negotiation).OrderBy(m => m.Title).ToListAsync());
        copied.Select(m => m.Title).Should().Equal("Constitutional referendum", "Summit in Yerevan");
        var milestone = copied[0];
        (milestone.Key, milestone.Title, milestone.Kind).Should().Be(("constitutional-referendum", "Constitutional referendum", MilestoneKind.Referendum));
        (milestone.Date, milestone.Status).Should().Be((null, null));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Links_come_along_between_what_was_copied(bool withMilestones, int links)
    {
        using var world = scene.Copy();

        await Open(world, withMilestones: withMilestones);

        var cyprus = await world.Read(db => db.Negotiations.SingleAsync(n => n.Key == "CYP"));
        var copied = await world.Read(db => db.Entries.Where(e => e.NegotiationId == cyprus.Id && e.Kind == EntryKind.Linkage).ToListAsync());
        copied.Should().HaveCount(links);
        var issues = await Issues(world);
        copied.Should().Contain(e => e.SubjectId == issues[0].Id && ((LinkageStatement)e.Statement!).TargetId == issues[1].Id
            && ((LinkageStatement)e.Statement!).Type == LinkageType.Requires);
    }

    [Fact]
    public async Task A_restricted_issue_stays_behind_with_its_links_and_so_does_a_closed_one()
    {
        using var world = scene.Copy();
        await Classify(world, scene.Constitution.Id, Importance.Limited, Restriction.Restricted);

        var count = await world.Send(new ShowFrame("AMAZ"));
        await Open(world, withMilestones: true);

        (count.Issues, count.ClosedIssues, count.RestrictedIssues).Should().Be((1, 1, 1));
        (await Issues(world)).Select(i => i.Title).Should().Equal("Border delimitation");
        (count.IssueLinks, count.AllLinks).Should().Be((0, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_preview_says_what_then_comes(bool withMilestones)
    {
        using var world = scene.Copy();
        var count = await world.Send(new ShowFrame("AMAZ"));

        await Open(world, withMilestones: withMilestones);

        var cyprus = await world.Read(db => db.Negotiations.SingleAsync(n => n.Key == "CYP"));
        var kinds = await world.Read(db => db.Entries.Where(e => e.NegotiationId == cyprus.Id).Select(e => e.Kind).ToListAsync());
        kinds.Count(k => k == EntryKind.Opened).Should().Be(count.Issues).And.Be(2);
        kinds.Count(k => k == EntryKind.ActorAdded).Should().Be(count.Actors).And.Be(2);
        kinds.Count(k => k == EntryKind.ActorNamed).Should().Be(count.Names);
        kinds.Count(k => k == EntryKind.MilestoneAdded).Should().Be(withMilestones ? count.Milestones : 0);
        kinds.Count(k => k == EntryKind.Linkage).Should().Be(withMilestones ? count.AllLinks : count.IssueLinks);
    }

    [Fact]
    public async Task A_frame_that_nobody_has_is_refused_and_nothing_is_opened()
    {
        using var world = scene.Copy();

        var open = () => Open(world, frame: "NONE");

        (await open.Should().ThrowAsync<NotOnRecordException>()).Which.Message.Should().Contain("No negotiation has the key “NONE”");
        (await world.Send(new ListNegotiations())).Should().ContainSingle();
    }

    private static Task<string> Open(
        TrackerWorld world, string frame = "AMAZ", bool withActors = true, bool withMilestones = false, bool withLinks = true) =>
        world.Send(new OpenNegotiation
        {
            Key = "CYP",
            Name = "Cyprus",
            TimeZone = "Asia/Nicosia",
            FrameOf = frame,
            WithActors = withActors,
            WithMilestones = withMilestones,
            WithLinks = withLinks,
        });

    private static async Task Classify(TrackerWorld world, Guid issue, Importance importance, Restriction restriction = Restriction.Open) =>
        await world.Send(new ClassifyIssue
        {
            SubjectId = issue,
            Category = "Territory",
            Importance = importance,
            Restriction = restriction,
            Effective = ImpreciseDate.Parse("2026-11-22"),
            Seen = await world.LastIn("classification", issue),
        });

    private static Task<List<Issue>> Issues(TrackerWorld world) =>
        world.Read(db => db.Issues.Include(i => i.People).Where(i => i.NegotiationKey == "CYP").OrderBy(i => i.Number).ToListAsync());
}
