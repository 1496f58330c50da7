using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Overview;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 7: what last moved, and what became known in a period.</summary>
public sealed class MovementTests
{
    [Fact]
    public async Task The_newest_change_by_its_latest_day_is_the_movement_in_whichever_order_they_are_recorded()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2024");
        await world.RecordStage(issue, Stage.Signed, "2026-02");
        await world.Tell(new RecordEvent { SubjectId = issue, Title = "They met" }, "2026-02-14");
        await world.Tell(new RecordAssessment { SubjectId = issue, Trend = Trend.Improved }, "2025-06");

        (await world.Issue(issue)).LastMovement!.Text.Should().Be("2026-02", "its latest day is the last of the month");
        (await world.Show(issue)).LastMovement!.Text.Should().Be("2026-02");
    }

    [Fact]
    public async Task Events_move_an_issue_and_notes_and_people_do_not()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2024");
        await world.Tell(new AddNote { SubjectId = issue, Text = "Nothing heard" });
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = People.Ani.PersonId });
        (await world.Issue(issue)).LastMovement!.Text.Should().Be("2024");

        await world.Tell(new RecordEvent { SubjectId = issue, Title = "They met" }, "2026-05-02");

        (await world.Issue(issue)).LastMovement!.Text.Should().Be("2026-05-02");
        (await world.Show(issue)).LastMovement!.Text.Should().Be("2026-05-02", "page and list say the same");
    }

    [Fact]
    public async Task A_corrected_change_moved_when_its_correction_says_and_a_retracted_one_never_did()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2024");
        var stage = await world.RecordStage(issue, Stage.Signed, "2026-02");
        await world.RecordStage(issue, Stage.Signed, "2025-12", corrects: stage);
        var met = await world.Tell(new RecordEvent { SubjectId = issue, Title = "They met" }, "2026-05-02");
        await world.Analyst.Send(new RetractEntry { Entry = met, Rationale = "They did not." });

        (await world.Issue(issue)).LastMovement!.Text.Should().Be("2025-12");
    }

    [Fact]
    public async Task About_an_earlier_day_nothing_later_had_moved()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2024");
        await world.RecordStage(issue, Stage.Signed, "2026-05-02");
        var at = new AskedViewpoint("2026-04-01");

        (await world.Show(issue, at)).LastMovement!.Text.Should().Be("2024");
        var row = (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { At = at })).Rows.Single();
        row.LastMovement!.Text.Should().Be("2024");
        row.IsStalled.Should().BeTrue("nothing had moved for more than 270 days then, whatever moved since");
    }

    [Fact]
    public async Task Moved_in_a_period_is_what_became_known_in_it_and_corrections_are_counted_apart()
    {
        using var world = await RecordWorld.Open();
        var (early, late) = (await world.OpenIssue("Early", "2020"), await world.OpenIssue("Late", "2020"));
        var stage = await world.RecordStage(early, Stage.Exploratory, "2024");
        world.Clock.Advance(TimeSpan.FromDays(60));
        await world.RecordStage(late, Stage.Signed, "2023");
        await world.RecordStage(early, Stage.UnderNegotiation, "2024", corrects: stage);

        var page = await world.Analyst.Send(new ListIssues(RecordWorld.Key) { MovedInDays = 30 });
        page.Rows.Select(r => r.Id).Should().Equal([late], "a correction is no movement, and old news told now is");
        var overview = await world.Analyst.Send(new ShowOverview(RecordWorld.Key) { Days = 30 });
        (overview.MovedEntries, overview.MovedIssues, overview.Corrections).Should().Be((1, 1, 1));
        (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { MovedInDays = 90 })).Rows.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_event_moves_every_issue_that_it_concerns()
    {
        using var world = await RecordWorld.Open();
        var (one, other) = (await world.OpenIssue("One", "2020"), await world.OpenIssue("Other", "2020"));
        await world.OpenIssue("Third", "2020");
        world.Clock.Advance(TimeSpan.FromDays(60));
        await world.Tell(new RecordEvent { SubjectId = one, Title = "They met", AlsoIssues = [other] });

        (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { MovedInDays = 30 })).Rows.Select(r => r.Id)
            .Should().Equal(one, other);
    }
}
