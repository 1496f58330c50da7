using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using static NegotiationTracker.Tests.Features.Refusals;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Record;

/// <summary>Repairing the record: corrections and retractions, by whom, of what, and once.</summary>
public sealed class RetractEntryTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_retraction_brings_back_what_held_before_and_correcting_it_states_the_entry_again()
    {
        var issue = (await _world.OpenIssue(stage: Stage.Exploratory)).Id;
        var signed = await _world.Say(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Rationale = "Signed." });
        var retraction = await _world.Send(new RetractEntry { Entry = signed, Rationale = "It was only initialled." });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().Be(Stage.Exploratory);

        await _world.Say(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Rationale = "It was signed after all.", Corrects = retraction });

        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().Be(Stage.Signed);
    }

    [Fact]
    public async Task An_entry_has_one_correction_and_the_newest_is_the_one_to_correct()
    {
        var issue = (await _world.OpenIssue(stage: Stage.Exploratory)).Id;
        var wrong = await _world.LastIn("stage", issue);
        RecordStage Instead(Stage stage, EntryId? of) => new() { SubjectId = issue, Stage = stage, Rationale = "Misread.", Corrects = of };
        var first = await _world.Say(Instead(Stage.Signed, wrong));

        await _world.Refuses(Instead(Stage.Ratified, wrong), $"Entry {wrong} was already corrected by entry {first}. Correct that one.");
        await _world.Refuses(new RetractEntry { Entry = wrong!.Value, Rationale = "x" }, $"Entry {wrong} was already corrected*");
        var second = await _world.Send(new RetractEntry { Entry = first, Rationale = "Neither." });
        await _world.Refuses(Instead(Stage.Ratified, first), $"Entry {first} was already retracted by entry {second}*");
        await _world.Refuses(new RetractEntry { Entry = second, Rationale = "x" }, "This entry is itself a retraction*");
    }

    [Fact]
    public async Task A_correction_restates_the_same_thing_about_the_same_subject()
    {
        var issue = (await _world.OpenIssue(stage: Stage.Exploratory)).Id;
        var other = (await _world.OpenIssue("Other")).Id;
        var stage = await _world.LastIn("stage", issue);

        await _world.Refuses(
            new RecordAssessment { SubjectId = issue, Trend = Trend.Improved, Rationale = "x", Corrects = stage }, "A correction restates the same thing*");
        await _world.Refuses(
            new RecordStage { SubjectId = other, Stage = Stage.Signed, Rationale = "x", Corrects = stage }, $"There is no entry {stage} here to correct.");
        await _world.Refuses(
            new RetractEntry { Entry = (await _world.LastIn("lifecycle", issue))!.Value, Rationale = "x" }, "The entry that put AMAZ-1 on record cannot be retracted*");
        await _world.Refuses(new RetractEntry { Entry = new EntryId(4711), Rationale = "x" }, "There is no entry 4711 on record.");
    }

    [Fact]
    public async Task Authors_repair_their_own_for_an_hour_and_editors_anybodys_at_any_time()
    {
        var issue = (await _world.OpenIssue()).Id;
        async Task<RetractEntry> AnisStage() => new()
        {
            Entry = await _world.Say(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Rationale = "Signed." }, Ani),
            Rationale = "Not yet.",
        };
        var first = await AnisStage();
        await _world.Refuses(first, "Authors may correct what they recorded themselves for an hour*", Levon);
        _world.Pass(TimeSpan.FromHours(1));
        await _world.As(Ani).Send(first);

        var second = await AnisStage();
        _world.Pass(TimeSpan.FromHours(1) + TimeSpan.FromTicks(1));
        await _world.Refuses(second, "Authors may correct what they recorded themselves for an hour*", Ani);
        await _world.As(Leyla).Send(second);

        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().BeNull();
    }

    [Fact]
    public async Task What_is_foreseen_of_a_retraction_is_what_comes_of_it()
    {
        var issue = (await _world.OpenIssue(stage: Stage.Exploratory)).Id;
        var signed = await _world.Say(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Rationale = "Signed." });
        var before = await Scene.Rows(_world);

        (await _world.Send(new ForeseeRetraction(signed))).Should().Be(new RetractionForesight(EntryType.Change, true, true, "Exploratory (2025)"));

        (await Scene.Rows(_world)).Should().Be(before);
        await _world.Refuses(new ForeseeRetraction(new EntryId(4711)), "There is no entry 4711 on record.");
    }

    [Fact]
    public async Task A_statement_that_will_not_become_current_says_so_before_it_is_saved()
    {
        var issue = (await _world.OpenIssue(stage: Stage.Signed, since: "2026-05")).Id;
        RecordStage Exploratory(string on) => new() { SubjectId = issue, Stage = Stage.Exploratory, Effective = On(on) };

        var behind = await _world.Send(new ForeseeEntry(Exploratory("2025")));
        var current = await _world.Send(new ForeseeEntry(Exploratory("2026-06")));

        behind.NotCurrentBecause.Should().Be("This will not become current because a later statement holds: Signed (May 2026).");
        (current.NotCurrentBecause, current.Last, current.LastSays).Should().Be((null, await _world.LastIn("stage", issue), "Signed (May 2026)"));
    }
}
