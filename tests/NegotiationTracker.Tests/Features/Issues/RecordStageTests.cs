using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class RecordStageTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_issue_moves_to_another_stage_with_a_reason_and_a_source_added_on_the_spot()
    {
        var issue = await _world.OpenIssue(stage: Stage.UnderNegotiation, since: "2025-03");
        await _world.Say(new RecordStage
        {
            SubjectId = issue.Id,
            Stage = Stage.TextAgreed,
            Effective = On("2026-06"),
            Rationale = " Both ministries said so. ",
            Sources = [new CitationInput { Grade = "b2", Place = "para. 3", New = new NewSource { Publisher = "OC Media", Title = "Text agreed" } }],
        });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Stage, shown.Since).Should().Be((Stage.TextAgreed, On("2026-06")));
        var entry = (await _world.EntriesAbout(issue.Id))[^1];
        entry.Rationale.Should().Be("Both ministries said so.");
        entry.Citations.Should().ContainSingle().Which.Grade.ToString().Should().Be("B2");
    }

    [Fact]
    public async Task The_same_stage_again_keeps_its_since_and_a_step_backwards_is_taken()
    {
        var issue = await _world.OpenIssue(stage: Stage.Signed, since: "2025-03");
        await _world.Say(new RecordStage { SubjectId = issue.Id, Stage = Stage.Signed, Rationale = "Said again." });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Since.Should().Be(On("2025-03"));

        await _world.Say(new RecordStage { SubjectId = issue.Id, Stage = Stage.Deadlocked, Rationale = "Withdrawn." });

        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().Be(Stage.Deadlocked);
    }

    [Fact]
    public async Task A_stage_of_the_past_does_not_become_current_and_a_month_that_runs_still_holds_possibly()
    {
        var issue = await _world.OpenIssue(stage: Stage.UnderNegotiation, since: "2026-10-01");
        await _world.Say(new RecordStage { SubjectId = issue.Id, Stage = Stage.Exploratory, Effective = On("2024"), Rationale = "History." });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().Be(Stage.UnderNegotiation);

        await _world.Say(new RecordStage { SubjectId = issue.Id, Stage = Stage.Initialled, Effective = On("2026-11"), Rationale = "This month." });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Stage, shown.IsPossibly).Should().Be((Stage.Initialled, true));
    }

    [Fact]
    public async Task Only_the_same_lane_conflicts_and_the_second_author_learns_of_the_first_ones_entry()
    {
        var issue = await _world.OpenIssue(stage: Stage.UnderNegotiation);
        var seen = await _world.LastIn("stage", issue.Id);
        await _world.Say(new RecordAssessment { SubjectId = issue.Id, Trend = Trend.Improved, Rationale = "They meet." }, People.Ani);
        var first = await _world.Say(new RecordStage { SubjectId = issue.Id, Stage = Stage.Signed, Rationale = "Signed.", Seen = seen }, People.Ani);

        var second = () => _world.Say(
            new RecordStage { SubjectId = issue.Id, Stage = Stage.Initialled, Rationale = "Initialled.", Seen = seen }, People.Levon);

        (await second.Should().ThrowAsync<ConflictException>()).Which.Theirs.Should().Be(first);
    }

    [Fact]
    public async Task What_is_against_the_rules_is_refused()
    {
        var issue = await _world.OpenIssue(stage: Stage.UnderNegotiation);
        var milestone = await _world.AddMilestone();
        RecordStage To(Stage stage) => new() { SubjectId = issue.Id, Stage = stage, Rationale = "As said." };

        await _world.Refuses(To(Stage.Closed), "Closing is an act of its own*");
        await _world.Refuses(To(Stage.Signed) with { Effective = On("2026-12") }, "“December 2026” lies in the future*");
        await _world.Refuses(To(Stage.Signed) with { Rationale = "   " }, "Say why*");
        await _world.Refuses(To(Stage.Signed) with { SubjectId = milestone }, "No issue has this id*");
        await _world.Refuses(To(Stage.Signed) with { Rationale = "A zero \0 in it" }, "The rationale holds a character that cannot be printed*");
        await _world.Refuses(To(Stage.Signed) with { Sources = [new CitationInput { Grade = "B9", New = new() { Publisher = "a", Title = "b" } }] }, "“B9” is no grade*");
        await _world.Refuses(To(Stage.Signed) with { Sources = [new CitationInput { Grade = "B2" }] }, "Choose a source*");
        await _world.Refuses(To(Stage.Signed) with { Sources = [new CitationInput { Grade = "B2", SourceId = milestone }] }, "One of the sources is not in the register*");
    }
}
