using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class RecordAssessmentTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Trend_and_outlook_stand_beside_the_stage_and_do_not_change_it()
    {
        var issue = await _world.OpenIssue(stage: Stage.Signed);
        await _world.Say(new RecordAssessment
        {
            SubjectId = issue.Id,
            Trend = Trend.Deteriorated,
            Outlook = Outlook.RiskAlert | Outlook.Opportunity,
            Rationale = "Shots were fired.",
        });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Stage, shown.Trend, shown.Outlook, shown.TrendRationale).Should()
            .Be((Stage.Signed, Trend.Deteriorated, Outlook.RiskAlert | Outlook.Opportunity, "Shots were fired."));
    }

    [Fact]
    public async Task Without_a_reason_or_about_the_future_it_is_refused()
    {
        var issue = await _world.OpenIssue();
        await _world.Refuses(new RecordAssessment { SubjectId = issue.Id, Trend = Trend.Improved }, "Say in a line why*");
        await _world.Refuses(
            new RecordAssessment { SubjectId = issue.Id, Trend = Trend.Improved, Rationale = "x", Effective = On("2027") }, "“2027” lies in the future*");
    }

    [Fact]
    public async Task An_implementation_score_goes_from_nought_to_three()
    {
        var issue = await _world.OpenIssue();
        await _world.Say(new RecordImplementationScore { SubjectId = issue.Id, Score = 0 });
        (await _world.Send(new ShowIssue("AMAZ", 1))).ImplementationScore.Should().Be(0);

        await _world.Say(new RecordImplementationScore { SubjectId = issue.Id, Score = 3 });
        (await _world.Send(new ShowIssue("AMAZ", 1))).ImplementationScore.Should().Be(3);

        await _world.Refuses(new RecordImplementationScore { SubjectId = issue.Id, Score = 4 }, "The score is 0 not initiated*");
        await _world.Refuses(new RecordImplementationScore { SubjectId = Unknown, Score = 1 }, "No issue has this id*");
    }
}
