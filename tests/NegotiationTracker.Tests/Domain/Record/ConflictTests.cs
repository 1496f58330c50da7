using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 6: nobody has the last word over somebody whose word they have not seen.</summary>
public sealed class ConflictTests
{
    [Fact]
    public async Task The_second_author_in_a_lane_is_told_whose_word_is_there_and_may_then_choose()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(stage: Stage.Exploratory);
        var seen = await world.LastIn(issue, "stage");
        var theirs = await world.As(People.Ani).Send(Stages(issue, Stage.Signed, seen));

        var telling = () => world.As(People.Levon).Send(Stages(issue, Stage.Initialled, seen));

        (await telling.Should().ThrowAsync<ConflictException>()).Which.Theirs.Should().Be(theirs);
        (await world.Issue(issue)).Stage.Should().Be(Stage.Signed, "a conflict stores nothing");
        await world.As(People.Levon).Send(Stages(issue, Stage.Initialled, theirs));
        (await world.Issue(issue)).Stage.Should().Be(Stage.Initialled);
    }

    [Fact]
    public async Task Having_seen_nothing_is_a_conflict_where_something_is()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(stage: Stage.Exploratory);

        var telling = () => world.Analyst.Send(Stages(issue, Stage.Signed, null));

        await telling.Should().ThrowAsync<ConflictException>();
    }

    [Fact]
    public async Task Other_lanes_do_not_conflict()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(stage: Stage.Exploratory);
        var seen = await world.LastIn(issue, "stage");
        await world.Tell(new RecordAssessment { SubjectId = issue, Trend = Trend.Improved });
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = People.Ani.PersonId });

        await world.Analyst.Send(Stages(issue, Stage.Signed, seen));
        await world.Analyst.Send(new AssignOwner { SubjectId = issue, PersonId = People.Levon.PersonId, Effective = world.Today });

        (await world.Issue(issue)).People.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_word_that_did_not_become_the_last_is_no_conflict()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2026-03", stage: Stage.Exploratory);
        var seen = await world.LastIn(issue, "stage");
        await world.RecordStage(issue, Stage.NotOnTheAgenda, "2025");

        await world.Analyst.Send(Stages(issue, Stage.Signed, seen));
    }

    [Fact]
    public async Task A_correction_of_what_was_seen_is_a_conflict_too()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var seen = await world.RecordStage(issue, Stage.Exploratory);
        var theirs = await world.RecordStage(issue, Stage.Signed, corrects: seen);

        var telling = () => world.Analyst.Send(Stages(issue, Stage.Initialled, seen));

        (await telling.Should().ThrowAsync<ConflictException>()).Which.Theirs.Should().Be(theirs);
    }

    [Fact]
    public async Task The_page_says_what_a_form_has_to_have_seen()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(stage: Stage.Exploratory);
        var ani = People.Ani.PersonId;
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani });
        var end = await world.Tell(new ReleaseOwner { SubjectId = issue, PersonId = ani });

        var seen = (await world.Show(issue)).Seen;

        seen[$"owner:{ani}"].Should().Be(end, "that it ended is a word too");
        await world.Analyst.Send(new AssignOwner { SubjectId = issue, PersonId = ani, Effective = world.Today, Seen = end });
        await world.Analyst.Send(Stages(issue, Stage.Signed, seen["stage"]));
    }

    private static RecordStage Stages(Guid issue, Stage stage, EntryId? seen) => new()
    {
        SubjectId = issue,
        Stage = stage,
        Seen = seen,
        Rationale = "So it is.",
        Effective = ImpreciseDate.Parse("2026-11"),
    };
}
