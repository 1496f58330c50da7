using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 1: when something was recorded, since when it counts as known, and from where the record is read.</summary>
public sealed class ViewpointTests
{
    private static readonly Author Analyst = People.Ani;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Recorded_is_the_moment_of_the_command_to_the_tick_and_known_is_the_same()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        world.Clock.Advance(TimeSpan.FromTicks(12_345_671));

        var entry = await world.Entry(await world.RecordStage(issue, Stage.Signed));

        entry.Recorded.Should().Be(TrackerWorld.Start.AddTicks(12_345_671));
        entry.Known.Should().Be(entry.Recorded);
        entry.IsHistory.Should().BeFalse();
    }

    [Fact]
    public async Task Recorded_never_goes_back_though_the_clock_does()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var before = await world.Entry(await world.RecordStage(issue, Stage.Signed));
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(-3));

        var after = await world.Entry(await world.RecordStage(issue, Stage.Initialled, "2026-11-22"));

        after.Recorded.Should().Be(before.Recorded);
        after.Sequence.Should().Be(before.Sequence + 1);
        (await world.Show(issue)).Stage.Should().Be(Stage.Initialled, "now, everything on record holds, whatever the clock says");
        (await world.Analyst.Send(new ListIssues(RecordWorld.Key))).Rows[0].Stage.Should().Be(Stage.Initialled);
    }

    [Fact]
    public async Task Only_the_first_import_of_a_negotiation_may_say_that_something_was_known_earlier()
    {
        using var world = await RecordWorld.Open(
            services => services.AddTransient<IRequestHandler<ImportHistory, Guid>, ImportHistoryHandler>(), withNegotiation: false);
        await world.Analyst.Send(new ImportHistory(RecordWorld.Key));

        (await world.Entries()).Should().OnlyContain(e => e.IsHistory && e.Recorded == TrackerWorld.Start);

        var (negotiation, recording) = OpenedBefore();
        var telling = () => negotiation.Record(
            new NoteStatement("Later"), Told("2020", known: Noon.AddYears(-1)), recording, negotiation);
        telling.Should().Throw<RuleViolationException>().WithMessage("*Only the first import of a negotiation takes such history*");
    }

    [Fact]
    public void Known_at_its_recording_or_later_is_no_history()
    {
        var (negotiation, recording) = OpenedBefore();

        var entry = negotiation.Record(new NoteStatement("Now"), Told("2020", known: Noon.AddYears(1)), recording, negotiation);

        entry.Known.Should().Be(entry.Recorded);
        entry.IsHistory.Should().BeFalse();
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-08T19:59:59.9999999Z")]
    [InlineData(" 2026-11-22 ", "2026-11-22T19:59:59.9999999Z")]
    [InlineData("2026-06-08T14:00:00+04:00", "2026-06-08T10:00:00Z")]
    [InlineData("2026-06-08T14:00:00Z", "2026-06-08T14:00:00Z")]
    [InlineData("2026-06-08T14:00-03:30", "2026-06-08T17:30:00Z")]
    public void As_known_on_a_day_means_its_end_in_the_zone_of_the_negotiation_and_a_moment_is_taken_as_it_is(
        string known, string moment) =>
        new AskedViewpoint(Known: known).In(OpenedBefore().Negotiation, Noon).Known.Should().Be(DateTimeOffset.Parse(moment));

    [Theory]
    [InlineData("2026-11-22T19:59:59Z", "2026-11-22")]
    [InlineData("2026-11-22T20:00:00Z", "2026-11-23")]
    public void Today_is_the_day_in_the_zone_of_the_negotiation(string now, string today) =>
        AskedViewpoint.Now.In(OpenedBefore().Negotiation, DateTimeOffset.Parse(now)).About.Should().Be(DateOnly.Parse(today));

    [Theory]
    [InlineData(null, "2026-11-23", "Nobody knows yet what will be known on 2026-11-23. Choose today or an earlier day.")]
    [InlineData(null, "2026-11-23T21:00:00Z", "Nobody knows yet*")]
    [InlineData(null, "yesterday", "“yesterday” is no day*")]
    [InlineData(null, "in the year of the treaty", "*is neither a day nor a moment*")]
    [InlineData("2026-02-30", null, "“2026-02-30” is no day*")]
    [InlineData("0001-01-01", null, "“0001-01-01” is no day*")]
    [InlineData("June 2026", null, "“June 2026” is no day*")]
    public void A_viewpoint_that_makes_no_sense_is_refused_with_what_to_write(string? asOf, string? known, string sentence)
    {
        var asking = () => new AskedViewpoint(asOf, known).In(OpenedBefore().Negotiation, Noon);

        asking.Should().Throw<RuleViolationException>().WithMessage(sentence);
    }

    [Fact]
    public async Task The_earliest_day_that_can_be_asked_about_breaks_no_page()
    {
        using var world = await RecordWorld.Eventful();
        var at = new AskedViewpoint("1000-01-01", "1000-01-01");

        (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { At = at, MovedInDays = 36_500, Stalled = true })).Total.Should().Be(0);
        (await world.Analyst.Send(new NegotiationTracker.Features.Overview.ShowOverview(RecordWorld.Key) { At = at, Days = 36_500 }))
            .Issues.Should().Be(0);
    }

    [Fact]
    public async Task What_is_recorded_later_is_invisible_from_an_earlier_knowledge_or_place_in_the_ledger()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020", stage: Stage.Exploratory);
        var head = (await world.Entries())[^1].Sequence;
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.RecordStage(issue, Stage.Signed, "2026-01");

        (await world.Show(issue, new AskedViewpoint(Known: "2026-11-22"))).Stage.Should().Be(Stage.Exploratory);
        (await world.Show(issue, new AskedViewpoint(Sequence: head))).Stage.Should().Be(Stage.Exploratory);
        (await world.Show(issue, new AskedViewpoint("2026-11-22"))).Stage.Should().Be(Stage.Signed, "it was so, and is known now");
        (await world.Show(issue)).Stage.Should().Be(Stage.Signed);
    }

    [Fact]
    public async Task A_corrected_entry_is_hidden_only_from_where_the_correction_is_known()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020");
        var early = await world.RecordStage(issue, Stage.Signed, "2026-06-08");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.RecordStage(issue, Stage.Initialled, "2026-06-08", corrects: early);

        (await world.Show(issue, new AskedViewpoint(Known: "2026-11-22"))).Stage.Should().Be(Stage.Signed);
        (await world.Show(issue, new AskedViewpoint(Known: "2026-11-23"))).Stage.Should().Be(Stage.Initialled);
        (await world.Show(issue)).Stage.Should().Be(Stage.Initialled);
    }

    [Fact]
    public async Task Things_are_called_from_the_past_as_they_were_called_there()
    {
        using var world = await RecordWorld.Open();
        var (issue, other) = (await world.OpenIssue("Corridor", "2020"), await world.OpenIssue("Border", "2020"));
        var armenia = await world.AddActor("Armenia");
        var milestone = await world.AddMilestone("Referendum", "2027", "2026-01", issue);
        await world.Tell(new RecordPosition { SubjectId = issue, PartyId = armenia, Text = "Not now" }, "2026-02");
        await world.Tell(new LinkSubjects { SubjectId = issue, Type = LinkageType.Requires, TargetId = other }, "2026-02");
        var head = (await world.Entries())[^1].Sequence;
        await world.Tell(new NameActor { SubjectId = armenia, Language = "en", Name = "Republic of Armenia" });
        await world.Tell(new DescribeIssue { SubjectId = other, Title = "Delimitation" });
        await world.Tell(new NegotiationTracker.Features.Milestones.DescribeMilestone { SubjectId = milestone, Title = "Plebiscite" });

        var then = await world.Show(issue, new AskedViewpoint("2026-11-22", Sequence: head));
        var now = await world.Show(issue);

        then.Positions.Single().Party.Should().Be("Armenia");
        then.Links.Select(l => l.Called).Should().BeEquivalentTo("AMAZ-2 Border", "Referendum");
        then.Milestones.Single().Title.Should().Be("Referendum");
        now.Positions.Single().Party.Should().Be("Republic of Armenia");
        now.Links.Select(l => l.Called).Should().BeEquivalentTo("AMAZ-2 Delimitation", "Plebiscite");
        (await world.Analyst.Send(new ListActors(RecordWorld.Key) { At = new AskedViewpoint(Sequence: head) })).Single().Name
            .Should().Be("Armenia");
    }

    [Fact]
    public async Task A_source_that_appeared_after_what_it_tells_of_is_named_all_the_same()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020");
        await world.Tell(
            new RecordEvent { SubjectId = issue, Title = "They met", Sources = [RecordWorld.Cited("B2", "Three years on")] }, "2023-05-01");

        var page = await world.Analyst.Send(new ListRecord(
            RecordWorld.Key, new SubjectRef(SubjectKind.Issue, issue))
        { At = new AskedViewpoint("2023-06-01") });

        page.Rows.Single(r => r.Kind == EntryKind.Event).Citations.Single().Called.Should().Be("OC Media: Three years on");
    }

    [Fact]
    public async Task Answers_about_an_earlier_knowledge_are_kept_and_answers_about_now_are_not_stale()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020", stage: Stage.Exploratory);
        async Task<Stage?> AboutToday() =>
            (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { At = new AskedViewpoint("2026-11-22") })).Rows[0].Stage;

        (await AboutToday()).Should().Be(Stage.Exploratory);
        await world.RecordStage(issue, Stage.Signed);

        (await AboutToday()).Should().Be(Stage.Signed);
        (await world.Ask(db => db.Issues.SingleAsync())).Stage.Should().Be(Stage.Signed);
    }

    private static (Negotiation Negotiation, Recording Recording) OpenedBefore()
    {
        var recording = new Recording();
        recording.Begin(LedgerHead.Empty, Analyst, Noon.AddDays(-1), Guid.CreateVersion7(Noon));
        var negotiation = Negotiation.Open("AMAZ", "Asia/Yerevan", ["en"], Told("2020"), recording);
        recording.TakeUnsaved();
        var next = new Recording();
        next.Begin(recording.Head, Analyst, Noon, Guid.CreateVersion7(Noon));
        return (negotiation, next);
    }

    private static Account Told(string effective, DateTimeOffset? known = null) => new()
    {
        Effective = ImpreciseDate.Parse(effective),
        History = known is null ? null : new History("key", known, null, null),
    };
}
