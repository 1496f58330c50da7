using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>Each field that is not right says so in a sentence, all of them at once, and nothing is stored.</summary>
public sealed class ValidationTests
{
    [Fact]
    public async Task Every_fault_is_told_with_its_field()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var request = new RecordStage
        {
            SubjectId = issue,
            Sources = [new CitationInput { Grade = "", New = new NewSource { Publisher = "", Title = new string('x', 301) } }],
        };

        var sending = () => world.Analyst.Send(request);

        var faults = (await sending.Should().ThrowAsync<NotValidException>()).Which.Faults;
        faults.Should().BeEquivalentTo(
        [
            new Fault("Stage", "Choose the stage that was reached."),
            new Fault("Rationale", "Say why: the rationale is missing."),
            new Fault("Effective", "Say since when it is so, as precisely as you know: 7 June 2026, June 2026, 2026."),
            new Fault("Sources[0].Grade", "Grade the source: a letter A to F and a digit 1 to 6."),
            new Fault("Sources[0].New.Publisher", "Say who published the source."),
            new Fault("Sources[0].New.Title", "The title may be 300 characters long; this one has 301. Shorten it, or keep the full text in a source."),
        ]);
    }

    [Fact]
    public async Task Text_that_is_too_long_says_by_how_much()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        (await world.Refusal(() => world.Tell(new AddNote { SubjectId = issue, Text = new string('ə', 200_000) })))
            .Should().Be("The note may be 8,000 characters long; this one has 200,000. Shorten it, or keep the full text in a source.");
        await world.Tell(new AddNote { SubjectId = issue, Text = new string('ə', 8_000) });
    }

    [Fact]
    public async Task Values_that_no_choice_stands_for_are_refused()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var party = await world.AddActor();

        (await world.Refusal(() => world.RecordStage(issue, (Stage)99))).Should().Be("There is no Stage 99: choose one that is on offer.");
        (await world.Refusal(() => world.Tell(
            new RecordAssessment { SubjectId = issue, Trend = Trend.Improved, Outlook = (Outlook)8 }))).Should().StartWith("There is no Outlook 8");
        (await world.Refusal(() => world.Tell(
            new RecordPosition { SubjectId = issue, PartyId = party, Text = "X", Type = (PositionType)(-1) })))
            .Should().StartWith("There is no Type -1");
        (await world.Refusal(() => world.AddActor("Someone", (ActorRole)77))).Should().StartWith("There is no Roles 77");
        await world.Tell(new RecordAssessment
        {
            SubjectId = issue,
            Trend = Trend.Improved,
            Outlook = Outlook.RiskAlert | Outlook.Opportunity,
        });
    }

    [Fact]
    public async Task Numbers_lists_and_patterns_are_held_to_their_bounds()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var party = await world.AddActor();

        (await world.Refusal(() => world.Tell(new RecordImplementationScore { SubjectId = issue, Score = 4 })))
            .Should().StartWith("The score is 0 not initiated");
        (await world.Refusal(() => world.Tell(new RecordPosition { SubjectId = issue, PartyId = party, Text = "X", Salience = 101 })))
            .Should().Be("Salience is a number from 0 to 100.");
        (await world.Refusal(() => world.RecordStageFrom(
            issue, [.. Enumerable.Range(0, 21).Select(i => RecordWorld.Cited("B2", $"Report {i}"))])))
            .Should().Be("An entry rests on 20 sources at most.");
        (await world.Refusal(() => world.Tell(new NameActor { SubjectId = party, Language = "Armenian", Name = "X" })))
            .Should().StartWith("Write a language as");
        (await world.Refusal(() => world.Tracker.OpenNegotiation("a"))).Should().StartWith("The key is two to ten letters");
        (await world.Refusal(() => world.Tracker.OpenNegotiation("NEW", "New", "Asia/Nowhere"))).Should().Contain("is no time zone");
    }

    [Fact]
    public async Task Blank_is_missing()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        (await world.Refusal(() => world.Tell(new DescribeIssue { SubjectId = issue, Title = "  \t" }))).Should().Be("Give the issue a title.");
        (await world.Refusal(() => world.Tell(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Rationale = " " })))
            .Should().Be("Say why: the rationale is missing.");
    }
}
