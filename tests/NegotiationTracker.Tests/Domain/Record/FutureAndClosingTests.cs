using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 5: nothing on record lies in the future, and a closed issue is closed.</summary>
public sealed class FutureAndClosingTests
{
    [Fact]
    public async Task Tomorrow_is_refused_until_it_has_come_in_the_zone_of_the_negotiation()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 22, 19, 59, 59, TimeSpan.Zero));
        (await world.Refusal(() => world.RecordStage(issue, Stage.Signed, "2026-11-23")))
            .Should().StartWith("“23 Nov 2026” lies in the future. An entry says what is so already");

        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));

        await world.RecordStage(issue, Stage.Signed, "2026-11-23");
    }

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11", true)]
    [InlineData("2026", true)]
    [InlineData("2026-11-20/2026-11-30", true)]
    [InlineData("2026-11-22/..", true)]
    [InlineData("../2030", true)]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-23~", false)]
    [InlineData("2026-12", false)]
    [InlineData("2027", false)]
    [InlineData("2026-11-23/..", false)]
    public async Task The_earliest_day_decides_what_is_the_future(string effective, bool isRecorded)
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        if (isRecorded)
            await world.RecordStage(issue, Stage.Signed, effective);
        else
            (await world.Refusal(() => world.RecordStage(issue, Stage.Signed, effective))).Should().Contain("lies in the future");
    }

    [Fact]
    public async Task Nothing_else_takes_the_future_either()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var milestone = await world.AddMilestone();
        var stage = await world.RecordStage(issue, Stage.Signed);

        (await world.Refusal(() => world.OpenIssue("Tomorrow's", "2026-11-23"))).Should().Contain("lies in the future");
        (await world.Refusal(() => world.AddMilestone("Talks", "2027", "2027"))).Should().Contain("lies in the future");
        (await world.Refusal(() => world.Tell(new MoveMilestone { SubjectId = milestone }, "2027"))).Should().Contain("lies in the future");
        (await world.Refusal(() => world.RecordStage(issue, Stage.Signed, "2027", corrects: stage))).Should().Contain("lies in the future");
    }

    [Fact]
    public async Task The_future_is_held_by_milestones_whose_entries_are_effective_today()
    {
        using var world = await RecordWorld.Open();
        var milestone = await world.AddMilestone("Referendum", "2027");

        var moved = await world.Entry(await world.Tell(new MoveMilestone { SubjectId = milestone, Date = ImpreciseDate.Parse("2028-06") }));

        moved.Effective.Text.Should().Be("2026-11-22");
        ((ExpectedDateStatement)moved.Statement!).Date!.Text.Should().Be("2028-06");
    }

    [Fact]
    public async Task A_closed_issue_takes_nothing_but_what_was_before_its_closing()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020", stage: Stage.Exploratory);
        await world.Tell(new CloseIssue { SubjectId = issue }, "2026-06");
        const string sentence = "AMAZ-1 was closed (June 2026). Reopen it first, or date the entry before its closing.";

        (await world.Refusal(() => world.RecordStage(issue, Stage.Signed))).Should().Be(sentence);
        (await world.Refusal(() => world.RecordStage(issue, Stage.Signed, "2026-06"))).Should().Be(sentence);
        (await world.Refusal(() => world.Tell(new AddNote { SubjectId = issue, Text = "Still here" }))).Should().Be(sentence);
        (await world.Refusal(() => world.Tell(new CloseIssue { SubjectId = issue }))).Should().Be(sentence);

        await world.RecordStage(issue, Stage.UnderNegotiation, "2026-05-31");
        (await world.Issue(issue)).Should().Match<Issue>(i =>
            i.IsClosed && i.Stage == Stage.Closed && i.StageReached == Stage.UnderNegotiation && i.Since!.Text == "2026-06");
    }

    [Fact]
    public async Task A_reopened_issue_is_where_it_was_and_takes_entries_again()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2020", stage: Stage.Exploratory);
        (await world.Refusal(() => world.Tell(new ReopenIssue { SubjectId = issue }))).Should().Contain("is not closed");
        await world.Tell(new CloseIssue { SubjectId = issue }, "2026-06");
        await world.Tell(new ReopenIssue { SubjectId = issue }, "2026-07");

        (await world.Issue(issue)).Should().Match<Issue>(i => !i.IsClosed && i.Stage == Stage.Exploratory && i.Since!.Text == "2020");
        await world.RecordStage(issue, Stage.Signed);
        (await world.Show(issue, new AskedViewpoint("2026-06-15"))).IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task A_closing_that_was_wrong_is_retracted()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var closing = await world.Tell(new CloseIssue { SubjectId = issue });

        await world.Analyst.Send(new RetractEntry { Entry = closing, Rationale = "It was another issue." });

        (await world.Issue(issue)).IsClosed.Should().BeFalse();
        await world.RecordStage(issue, Stage.Signed);
    }

    [Fact]
    public async Task Closing_is_an_act_of_its_own_and_no_stage()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        (await world.Refusal(() => world.RecordStage(issue, Stage.Closed))).Should().StartWith("Closing is an act of its own");
        (await world.Refusal(() => world.OpenIssue("Over already", stage: Stage.Closed))).Should().StartWith("Closing is an act of its own");
    }
}
