using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Whatever a statement names is on record in its negotiation; what is not is refused with what to do.</summary>
public sealed class UnknownsTests
{
    private static readonly Guid Nobody = new("01900000-0000-7000-8000-00000000dead");

    [Fact]
    public async Task Unknown_subjects_are_refused()
    {
        using var world = await RecordWorld.Open();

        (await world.Refusal(() => world.RecordStage(Nobody, Stage.Signed))).Should().StartWith("No issue has this id.");
        (await world.Refusal(() => world.Tell(new MoveMilestone { SubjectId = Nobody }))).Should().StartWith("No milestone has this id.");
        (await world.Refusal(() => world.Tell(new NameActor { SubjectId = Nobody, Name = "X" }))).Should().StartWith("No actor has this id.");
        (await world.Refusal(() => world.Tell(new DescribeNegotiation { SubjectId = Nobody, Title = "X" })))
            .Should().StartWith("No negotiation has this id.");
    }

    [Fact]
    public async Task Unknown_people_parties_issues_and_sources_are_refused()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        (await world.Refusal(() => world.Tell(new AssignOwner { SubjectId = issue, PersonId = Nobody })))
            .Should().Be("This person is not on record in this negotiation. Choose it again.");
        (await world.Refusal(() => world.Tell(new WatchIssue { SubjectId = issue, PersonId = Nobody }))).Should().StartWith("This person");
        (await world.Refusal(() => world.Tell(new RecordPosition { SubjectId = issue, PartyId = Nobody, Text = "No" })))
            .Should().StartWith("The party is not on record");
        (await world.Refusal(() => world.Tell(new RecordEvent { SubjectId = issue, Title = "Met", AlsoIssues = [Nobody] })))
            .Should().StartWith("One of the other issues");
        (await world.Refusal(() => world.RecordStageFrom(issue, new CitationInput { SourceId = Nobody, Grade = "B2" })))
            .Should().StartWith("One of the sources is not in the register");
        (await world.Refusal(() => world.RecordStageFrom(issue, new CitationInput { Grade = "B2" })))
            .Should().StartWith("Choose a source from the register");
        (await world.Refusal(() => world.RecordStageFrom(issue, new CitationInput { Grade = "G7", New = new() { Publisher = "P", Title = "T" } })))
            .Should().StartWith("“G7” is no grade");
    }

    [Fact]
    public async Task What_belongs_to_another_negotiation_is_unknown_here()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var other = await world.Tracker.OpenNegotiation("OTHER", "Elsewhere");
        var foreign = (await world.Analyst.Send(new OpenIssue
        {
            NegotiationId = other,
            Title = "Theirs",
            Category = "Any",
            Effective = world.Today,
        })).Id;

        (await world.Refusal(() => world.Tell(new RecordEvent { SubjectId = issue, Title = "Met", AlsoIssues = [foreign] })))
            .Should().StartWith("One of the other issues");
        (await world.Refusal(() => world.Tell(
            new NegotiationTracker.Features.Linkages.LinkSubjects { SubjectId = issue, TargetId = foreign })))
            .Should().StartWith("What the link leads to");
    }

    [Fact]
    public async Task What_is_said_where_it_does_not_belong_is_refused()
    {
        using var world = await RecordWorld.Open();
        var actor = await world.AddActor();

        (await world.Refusal(() => world.Tell(new AddNote { SubjectId = actor, About = SubjectKind.Issue, Text = "X" })))
            .Should().StartWith("No issue has this id.");
        await world.Tell(new AddNote { SubjectId = actor, About = SubjectKind.Actor, Text = "X" });
    }

    [Fact]
    public async Task Keys_are_taken_once()
    {
        using var world = await RecordWorld.Open();
        await world.AddActor("Armenia");
        await world.AddMilestone("Referendum");

        (await world.Refusal(() => world.Tracker.OpenNegotiation(RecordWorld.Key))).Should().Be("The key AMAZ is taken. Choose another one.");
        (await world.Refusal(() => world.AddActor("ARMENIA"))).Should().StartWith("An actor with the key “armenia”");
        (await world.Refusal(() => world.AddMilestone("Referendum"))).Should().StartWith("A milestone of this title");
    }
}
