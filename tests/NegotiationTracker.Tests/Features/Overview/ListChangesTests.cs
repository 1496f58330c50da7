using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Overview;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Features.Overview;

public sealed class ListChangesTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Corrections_are_listed_apart_with_what_was_said_before()
    {
        var issue = await _world.OpenIssue(stage: Stage.Exploratory);
        var stage = (await _world.LastIn("stage", issue.Id))!.Value;
        await _world.Send(Restated(issue.Id, Stage.UnderNegotiation, stage));

        var changes = await _world.Send(new ListChanges("AMAZ"));
        var corrections = await _world.Send(new ListChanges("AMAZ") { Corrections = true });

        changes.Rows.Should().ContainSingle(r => r.Stage != null).Which.Stage.Should().Be(Stage.UnderNegotiation, "it counts once, as corrected");
        (changes.Changes, changes.Corrections).Should().Be((changes.Rows.Count, 1));
        corrections.Rows.Should().ContainSingle().Which.Should().Match<MovementRow>(r =>
            r.Type == EntryType.Correction && r.Before == "Exploratory" && r.About == issue.Key);
    }

    [Fact]
    public async Task What_was_withdrawn_says_what_it_was()
    {
        var issue = await _world.OpenIssue(stage: Stage.Exploratory);
        await _world.Send(new RetractEntry { Entry = (await _world.LastIn("stage", issue.Id))!.Value, Rationale = "Mixed up." });

        var corrections = await _world.Send(new ListChanges("AMAZ") { Corrections = true });

        corrections.Rows.Should().ContainSingle().Which.Should().Match<MovementRow>(r =>
            r.Type == EntryType.Retraction && r.Before == "Exploratory" && r.Rationale == "Mixed up.");
    }

    [Fact]
    public async Task The_newest_knowledge_comes_first_and_a_period_leaves_out_what_was_known_before()
    {
        await _world.OpenIssue("Borders");
        _world.Pass(TimeSpan.FromDays(40));
        var second = await _world.OpenIssue("Transit");

        (await _world.Send(new ListChanges("AMAZ") { Days = 30 })).Rows.Should().OnlyContain(r => r.About == second.Key);
        (await _world.Send(new ListChanges("AMAZ") { Days = 90 })).Rows.Should().HaveCountGreaterThan(2)
            .And.BeInDescendingOrder(r => r.Entry.Sequence);
    }

    [Fact]
    public async Task Without_a_period_the_overview_takes_the_shortest_in_which_anything_moved()
    {
        await _world.OpenIssue();
        (await _world.Send(new ShowOverview("AMAZ"))).Days.Should().Be(30);

        _world.Pass(TimeSpan.FromDays(60));
        (await _world.Send(new ShowOverview("AMAZ"))).Should().Match<OverviewDetails>(o => o.Days == 90 && o.MovedIssues == 1);
        (await _world.Send(new ShowOverview("AMAZ") { Days = 30 })).MovedEntries.Should().Be(0, "who asks for a month gets a month");
    }

    [Fact]
    public async Task An_unknown_negotiation_is_refused_in_words()
    {
        var ask = () => _world.Send(new ListChanges("NOPE"));

        await ask.Should().ThrowAsync<NotOnRecordException>().WithMessage("*“NOPE”*");
    }

    private static RecordStage Restated(Guid issue, Stage stage, EntryId corrects) => new()
    {
        SubjectId = issue,
        Stage = stage,
        Effective = ImpreciseDate.Parse("2025"),
        Rationale = "Misread at first.",
        Corrects = corrects,
    };
}
