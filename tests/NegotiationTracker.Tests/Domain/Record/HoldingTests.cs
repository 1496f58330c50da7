using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rules 2 and 3: which statements replace each other, and which of them holds about a day.</summary>
public sealed class HoldingTests
{
    private static readonly Guid Someone = new("00000000-0000-7000-8000-00000000abcd");

    public static TheoryData<Statement, string?> Lanes => new()
    {
        { new OpenedStatement(1), "lifecycle" },
        { new ClosedStatement(), "lifecycle" },
        { new ReopenedStatement(), "lifecycle" },
        { new DescribedStatement("Title", ""), "description" },
        { new ClassifiedStatement("Territory", Importance.Critical, Restriction.Open), "classification" },
        { new StageStatement(Stage.Signed), "stage" },
        { new AssessmentStatement(Trend.Improved, Outlook.None), "assessment" },
        { new ImplementationScoreStatement(2), "implementation" },
        { new PositionStatement(Someone, PositionType.RedLine, "No", null, null, null, null), $"position:{Someone}:RedLine" },
        { new OwnerStatement(Someone), $"owner:{Someone}" },
        { new WatcherStatement(Someone), $"watcher:{Someone}" },
        { new LinkageStatement(LinkageType.Blocks, SubjectKind.Issue, Someone), $"linkage:Blocks:{Someone}" },
        { new MilestoneAddedStatement("talks", MilestoneKind.SummitOrTalks), "registration" },
        { new ExpectedDateStatement(null), "date" },
        { new DateStatusStatement(DateStatus.Held), "status" },
        { new OutcomeStatement("Held"), "outcome" },
        { new ActorAddedStatement("armenia", ActorKind.State, [ActorRole.Party]), "registration" },
        { new ActorNamedStatement("hy", "Հայաստան"), "name:hy" },
        { new SourceAddedStatement("key", "OC Media", "Title", null, null, null), "registration" },
        { new NegotiationOpenedStatement("AMAZ", "Asia/Yerevan", ["en"]), "registration" },
        { new EventStatement("They met", null), null },
        { new NoteStatement("Ask again"), null },
        { new PlaceAddedStatement("karabakh", "Karabakh"), "registration" },
        { new SpellingStatement("Qarabağ", "az"), "spelling:Qarabağ" },
        { new ReliabilityStatement(Reliability.C), "reliability" },
        { new OriginStatement(Someone), "origin" },
        { new ArchivedStatement(new StoredFile("", "page.txt", "text/plain", 1), default), null },
        { new CommentStatement(1, "Two days later"), null },
        { new EvidenceStatement(1, new StoredFile("", "page.txt", "text/plain", 1), null), null },
        { new DisagreementStatement(1, 2, null), "disagreement:1:2" },
    };

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Each_kind_has_its_lane_and_events_and_notes_have_none(Statement statement, string? lane) =>
        statement.Lane.Should().Be(lane);

    [Fact]
    public void Every_kind_of_entry_is_among_these() =>
        Lanes.Select(row => ((Statement)row[0]!).Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<EntryKind>());

    [Theory]
    [InlineData("2026-03-01", "2026-04-01")]
    [InlineData("2026-03", "2026-04-01")]
    [InlineData("2026-03-01", "2026-03")]
    [InlineData("2026", "2026-02")]
    [InlineData("../2026-06", "1990")]
    [InlineData("2025/2026-06", "2025/2026-07")]
    [InlineData("2026-05-01/2026-05-31", "2026-05-01/..")]
    [InlineData("2026-02~", "2026-02-02?")]
    public async Task The_last_by_earliest_day_then_latest_day_holds_in_whichever_order_they_are_recorded(string first, string last)
    {
        using var world = await RecordWorld.Open();
        var (one, other) = (await world.OpenIssue("One"), await world.OpenIssue("Other"));
        await world.RecordStage(one, Stage.Exploratory, first);
        await world.RecordStage(one, Stage.Signed, last);
        await world.RecordStage(other, Stage.Signed, last);
        await world.RecordStage(other, Stage.Exploratory, first);

        (await world.Issue(one)).Stage.Should().Be(Stage.Signed);
        (await world.Issue(other)).Stage.Should().Be(Stage.Signed);
    }

    [Fact]
    public async Task Of_two_with_the_same_days_the_one_recorded_last_holds()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        await world.RecordStage(issue, Stage.Signed, "2026-02");
        await world.RecordStage(issue, Stage.Initialled, "2026-02~");

        (await world.Issue(issue)).Stage.Should().Be(Stage.Initialled);
    }

    [Fact]
    public async Task Nothing_holds_before_its_earliest_day_and_until_its_latest_it_possibly_does()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020", stage: Stage.Exploratory);
        await world.RecordStage(issue, Stage.Signed, "2026-03");

        (await About("2026-02-28")).Should().Be((Stage.Exploratory, false));
        (await About("2026-03-01")).Should().Be((Stage.Signed, true));
        (await About("2026-03-30")).Should().Be((Stage.Signed, true));
        (await About("2026-03-31")).Should().Be((Stage.Signed, false));

        async Task<(Stage?, bool)> About(string day)
        {
            var shown = await world.Show(issue, new AskedViewpoint(day));
            return (shown.Stage, shown.IsPossibly);
        }
    }

    [Fact]
    public async Task A_qualified_date_is_no_wider_than_an_unqualified_one()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020");
        await world.RecordStage(issue, Stage.Signed, "2026-03-10%");

        (await world.Show(issue, new AskedViewpoint("2026-03-09"))).Stage.Should().BeNull();
        (await world.Show(issue, new AskedViewpoint("2026-03-10"))).IsPossibly.Should().BeFalse();
    }

    [Fact]
    public async Task An_open_start_holds_from_the_beginning_of_time()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "../2026-01");
        await world.RecordStage(issue, Stage.Deadlocked, "../2026-02");

        (await world.Show(issue, new AskedViewpoint("1000-01-01"))).Should().Match<IssueDetails>(
            i => i.Stage == Stage.Deadlocked && i.IsPossibly);
    }

    [Fact]
    public async Task Positions_stand_side_by_side_by_party_and_type()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var (armenia, azerbaijan) = (await world.AddActor("Armenia"), await world.AddActor("Azerbaijan"));
        foreach (var party in (Guid[])[armenia, azerbaijan])
            foreach (var type in Enum.GetValues<PositionType>())
                await world.Tell(new RecordPosition { SubjectId = issue, PartyId = party, Type = type, Text = "First" });
        await world.Tell(new RecordPosition { SubjectId = issue, PartyId = armenia, Type = PositionType.Stated, Text = "Second" });

        var positions = (await world.Show(issue)).Positions;

        positions.Should().HaveCount(6);
        positions.Where(p => p.Text == "Second").Should().ContainSingle().Which.PartyId.Should().Be(armenia);
    }

    [Fact]
    public async Task A_lane_that_ended_holds_nothing_and_is_begun_anew_by_the_next_word()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020");
        var ani = People.Ani.PersonId;
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani }, "2026-01");
        await world.Tell(new ReleaseOwner { SubjectId = issue, PersonId = ani }, "2026-03");
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani }, "2026-05");

        (await Owners("2026-02-01")).Should().Equal(ani);
        (await Owners("2026-04-01")).Should().BeEmpty();
        (await Owners("2026-06-01")).Should().Equal(ani);

        async Task<IEnumerable<Guid>> Owners(string day) =>
            (await world.Show(issue, new AskedViewpoint(day))).Owners.Select(o => o.Id);
    }

    [Fact]
    public async Task What_does_not_hold_cannot_be_ended_and_what_holds_cannot_begin_again()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var ani = People.Ani.PersonId;

        (await world.Refusal(() => world.Tell(new ReleaseOwner { SubjectId = issue, PersonId = ani })))
            .Should().Be("There is nothing to end: this does not hold any more.");
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani });
        (await world.Refusal(() => world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani })))
            .Should().Be("This person is on the issue in that part already.");
    }

    [Fact]
    public async Task An_issue_is_in_a_stage_since_it_last_came_into_it()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        await world.RecordStage(issue, Stage.Exploratory, "2026-01");
        await world.RecordStage(issue, Stage.Suspended, "2026-02");
        await world.RecordStage(issue, Stage.Exploratory, "2026-03");
        await world.RecordStage(issue, Stage.Exploratory, "2026-05");

        (await world.Issue(issue)).Since!.Text.Should().Be("2026-03");
    }

    [Fact]
    public async Task An_entry_that_will_not_become_current_says_so_before_it_is_saved()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var signed = await world.RecordStage(issue, Stage.Signed, "2026-05");

        var late = await Foresee("2026-04");
        late.NotCurrentBecause.Should().Be("This will not become current because a later statement holds: Signed (May 2026).");
        late.Last.Should().Be(signed);
        (await Foresee("2026-05")).NotCurrentBecause.Should().BeNull("of two with the same days the one recorded last holds");
        (await world.Entries()).Should().NotContain(e => e.Kind == EntryKind.Stage && e.Sequence > signed.Sequence);

        Task<Foresight> Foresee(string since) => world.Analyst.Send(new ForeseeEntry(
            new RecordStage { SubjectId = issue, Stage = Stage.Initialled, Effective = ImpreciseDate.Parse(since) }));
    }

    [Fact]
    public async Task What_a_correction_repairs_does_not_stand_in_its_way_nor_what_that_one_had_repaired()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var first = await world.RecordStage(issue, Stage.Signed, "2026-06");
        var second = await world.RecordStage(issue, Stage.Signed, "2026-05", corrects: first);

        var foresight = await world.Analyst.Send(new ForeseeEntry(new RecordStage
        {
            SubjectId = issue,
            Stage = Stage.Signed,
            Effective = ImpreciseDate.Parse("2026-04"),
            Corrects = second,
        }));

        foresight.NotCurrentBecause.Should().BeNull();
    }

    [Fact]
    public async Task About_a_day_before_it_was_an_issue_it_is_not_there()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2026-03-05");
        var milestone = await world.AddMilestone(since: "2026-04-01");

        (await List("2026-03-04")).Should().BeEmpty();
        (await List("2026-03-05")).Should().Equal(issue);
        (await world.Refusal(() => world.Show(issue, new AskedViewpoint("2026-03-04")))).Should().Contain("was not on record yet");
        (await Milestones("2026-03-31")).Should().BeEmpty();
        (await Milestones("2026-04-01")).Should().Equal(milestone);

        async Task<IEnumerable<Guid>> List(string day) =>
            (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { At = new AskedViewpoint(day) })).Rows.Select(r => r.Id);
        async Task<IEnumerable<Guid>> Milestones(string day) => (await world.Analyst.Send(
            new ListMilestones(RecordWorld.Key) { At = new AskedViewpoint(day) })).Rows.Select(r => r.Milestone.Id);
    }

    [Fact]
    public async Task A_milestone_without_a_date_is_listed_from_the_past_too()
    {
        using var world = await RecordWorld.Open();
        await world.AddMilestone("Summit", null, "2026-01");
        await world.AddMilestone("Referendum", "2027", "2026-01");
        var held = await world.AddMilestone("Talks", null, "2026-01");
        await world.Tell(new RecordOutcome { SubjectId = held, Outcome = "They met." }, "2026-02");
        await world.AddMilestone("Election", "2026-06-07", "2026-01");
        var at = new AskedViewpoint("2026-03-01");

        (await world.Analyst.Send(new ListMilestones(RecordWorld.Key) { At = at })).Rows.Select(r => r.Milestone.Title)
            .Should().Equal("Election", "Referendum", "Summit");
        (await world.Analyst.Send(new ListMilestones(RecordWorld.Key) { At = at, Past = true })).Rows.Select(r => r.Milestone.Title)
            .Should().Equal("Talks");
    }
}
