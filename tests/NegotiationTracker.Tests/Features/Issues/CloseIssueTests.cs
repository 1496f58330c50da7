using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class CloseIssueTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_closed_issue_shows_as_closed_since_then_and_why_and_keeps_the_stage_it_had_reached()
    {
        var issue = await _world.OpenIssue(stage: Stage.Signed);
        await _world.Say(new CloseIssue { SubjectId = issue.Id, Rationale = "Overtaken by the treaty.", Effective = On("2026-11-01") });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.IsClosed, shown.Stage, shown.StageReached, shown.Since).Should().Be((true, Stage.Closed, Stage.Signed, On("2026-11-01")));
        shown.ClosedBecause.Should().Be("Overtaken by the treaty.");
    }

    [Fact]
    public async Task It_takes_entries_from_before_its_closing_and_all_others_once_it_is_reopened()
    {
        var issue = await _world.OpenIssue(stage: Stage.Exploratory);
        await _world.Say(new CloseIssue { SubjectId = issue.Id, Rationale = "Dropped.", Effective = On("2026-11-01") });
        RecordStage Signed(string on) => new() { SubjectId = issue.Id, Stage = Stage.Signed, Rationale = "Signed.", Effective = On(on) };
        await _world.Say(Signed("2026-10-15"));
        await _world.Refuses(Signed("2026-11-15"), "AMAZ-1 was closed (1 Nov 2026). Reopen it first*");

        await _world.Say(new ReopenIssue { SubjectId = issue.Id, Rationale = "Taken up again.", Effective = On("2026-11-10") });
        await _world.Say(Signed("2026-11-15"));

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.IsClosed, shown.Stage, shown.Since, shown.ClosedBecause).Should().Be((false, Stage.Signed, On("2026-10-15"), null));
    }

    [Fact]
    public async Task What_is_not_closed_cannot_be_reopened_and_what_is_closed_not_closed_again()
    {
        var issue = await _world.OpenIssue();
        await _world.Refuses(new ReopenIssue { SubjectId = issue.Id, Rationale = "Why not." }, "AMAZ-1 is not closed*");
        await _world.Say(new CloseIssue { SubjectId = issue.Id, Rationale = "Dropped." });
        await _world.Refuses(new CloseIssue { SubjectId = issue.Id, Rationale = "Dropped." }, "AMAZ-1 was closed*");
        await _world.Refuses(new ReopenIssue { SubjectId = issue.Id }, "Say why it is open again*");
    }

    [Fact]
    public async Task Only_an_editor_closes() =>
        await _world.Refuses(
            new CloseIssue { SubjectId = (await _world.OpenIssue()).Id, Rationale = "Done." }, "Ani Petrosyan may not do this*", People.Ani);
}
