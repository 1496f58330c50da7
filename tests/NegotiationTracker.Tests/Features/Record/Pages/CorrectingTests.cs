using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;

namespace NegotiationTracker.Tests.Features.Record.Pages;

public sealed class CorrectingTests
{
    private static readonly Guid Subject = new("00000000-0000-7000-8000-0000000000b1");
    private static readonly Guid Other = new("00000000-0000-7000-8000-0000000000b2");

    private static readonly EntryKind[] OfDossierFilesOnly =
    [
        EntryKind.NegotiationOpened, EntryKind.ActorAdded, EntryKind.PlaceAdded, EntryKind.Opened, EntryKind.MilestoneAdded,
    ];

    private static readonly EntryKind[] MadeAnew =
        [EntryKind.Archived, EntryKind.Evidence, EntryKind.Comment, EntryKind.Disagreement, EntryKind.Spelling];

    public static TheoryData<EntryKind> Kinds => new(Enum.GetValues<EntryKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_form_that_says_the_same_again_or_knowingly_none(EntryKind kind)
    {
        var row = Row(Sample(kind));

        var correction = Correcting.For(row);

        if (OfDossierFilesOnly.Contains(kind))
        {
            correction.Should().BeNull("what put a subject on record is corrected by a dossier file");
            return;
        }

        if (MadeAnew.Contains(kind))
        {
            correction.Should().BeNull("it is retracted, and another one made");
            return;
        }

        correction!.Model.ToStatement().Should().BeEquivalentTo(row.Statement, o => o.RespectingRuntimeTypes());
        correction.Model.Should().BeEquivalentTo(new
        {
            SubjectId = Subject,
            Corrects = new EntryId(41),
            Seen = (EntryId?)null,
            Effective = ImpreciseDate.Parse("2026-06"),
            Rationale = "Both ministries said so.",
        });
        correction.Model.SubjectKind.Should().Be(row.Subject.Kind);
        correction.Model.Sources.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new CitationInput { SourceId = Other, Place = "p. 4", Grade = "B2" });
        correction.Title.Should().Be("Correct entry 41 · What it says");
        correction.Dialog.Should().BeAssignableTo<IComponent>()
            .And.Match(d => d.GetProperty("Model")!.PropertyType == correction.Model.GetType(), "the form takes that request");
    }

    [Theory]
    [InlineData(EntryKind.Position)]
    [InlineData(EntryKind.Owner)]
    [InlineData(EntryKind.Watcher)]
    [InlineData(EntryKind.Linkage)]
    public void An_end_is_corrected_as_an_end(EntryKind kind)
    {
        var row = Row(Sample(kind)) with { Ends = true };

        var correction = Correcting.For(row)!;

        correction.Model.Ends.Should().BeTrue();
        correction.Model.ToStatement().Lane.Should().Be(row.Statement!.Lane);
    }

    [Fact]
    public void An_end_that_no_form_makes_has_no_form_that_corrects_it() =>
        Correcting.For(Row(Sample(EntryKind.Stage)) with { Ends = true }).Should().BeNull();

    [Fact]
    public void What_was_corrected_already_is_corrected_at_its_correction() =>
        Correcting.For(Row(Sample(EntryKind.Stage)) with { Corrected = new EntryId(42) }).Should().BeNull();

    [Fact]
    public void A_correction_of_an_event_keeps_the_other_issues_that_it_concerns()
    {
        var correction = Correcting.For(Row(Sample(EntryKind.Event)) with { AlsoIssues = [Other] })!;

        correction.Model.Should().BeOfType<RecordEvent>().Which.AlsoIssues.Should().Equal(Other);
    }

    [Fact]
    public void Correcting_a_retraction_states_again_what_was_withdrawn()
    {
        var withdrawn = (PositionStatement)Sample(EntryKind.Position);
        var row = Row(withdrawn) with
        {
            Type = EntryType.Retraction,
            Statement = null,
            Says = "Retracted",
            Before = "Armenia, stated: no corridor",
            Rationale = "By mistake.",
            Citations = [],
            Withdrawn = new WithdrawnStatement(withdrawn, false, "As the minister said.", [], []),
        };

        var correction = Correcting.For(row)!;

        correction.Title.Should().Be("Correct entry 41 · Armenia, stated: no corridor");
        correction.Model.Should().BeOfType<RecordPosition>().Which.Should().BeEquivalentTo(
            new { withdrawn.PartyId, withdrawn.Text, Rationale = "As the minister said.", Corrects = new EntryId(41) });
    }

    [Fact]
    public void A_long_saying_is_cut_between_words() => Correcting
        .For(Row(Sample(EntryKind.Note)) with { Says = "The road is to stay under the law of the state that it crosses, all say." })!
        .Title.Should().Be("Correct entry 41 · The road is to stay under the law of the state that it…");

    private static readonly StoredFile File = new(new string('a', 64), "page.txt", "text/plain", 6);

    private static RecordRow Row(Statement statement) => new(
        new EntryId(41), statement.Kind, EntryType.Change, new SubjectRef(About(statement.Kind), Subject), null, "What it says",
        statement, false, ImpreciseDate.Parse("2026-06"), default, default, false, null, null, "Ani Petrosyan",
        "Both ministries said so.", [new CitationRow(Other, "OC Media: Report", null, "p. 4", Grade.Parse("B2"))], null, null,
        null, false);

    private static SubjectKind About(EntryKind kind) => kind switch
    {
        EntryKind.NegotiationOpened => SubjectKind.Negotiation,
        EntryKind.ActorAdded or EntryKind.ActorNamed => SubjectKind.Actor,
        EntryKind.SourceAdded or EntryKind.Reliability or EntryKind.Origin or EntryKind.Archived => SubjectKind.Source,
        EntryKind.PlaceAdded or EntryKind.Spelling => SubjectKind.Place,
        EntryKind.MilestoneAdded or EntryKind.ExpectedDate or EntryKind.DateStatus or EntryKind.Outcome => SubjectKind.Milestone,
        _ => SubjectKind.Issue,
    };

    private static Statement Sample(EntryKind kind) => kind switch
    {
        EntryKind.NegotiationOpened => new NegotiationOpenedStatement("AMAZ", "Asia/Yerevan", ["en"]),
        EntryKind.ActorAdded => new ActorAddedStatement("armenia", ActorKind.State, [ActorRole.Party]),
        EntryKind.ActorNamed => new ActorNamedStatement("hy", "Հայաստան"),
        EntryKind.SourceAdded => new SourceAddedStatement("report", "OC Media", "Report", null, null, null),
        EntryKind.Opened => new OpenedStatement(3),
        EntryKind.Closed => new ClosedStatement(),
        EntryKind.Reopened => new ReopenedStatement(),
        EntryKind.Described => new DescribedStatement("Border delimitation", "Where the line runs."),
        EntryKind.Classified => new ClassifiedStatement("Borders", Importance.Critical, Restriction.Restricted),
        EntryKind.Stage => new StageStatement(Stage.Initialled),
        EntryKind.Assessment => new AssessmentStatement(Trend.Improved, Outlook.RiskAlert | Outlook.Opportunity),
        EntryKind.ImplementationScore => new ImplementationScoreStatement(2),
        EntryKind.Position => new PositionStatement(
            Other, PositionType.RedLine, "No corridor", "Never.", Flexibility.None, 90, Confidence.High),
        EntryKind.Owner => new OwnerStatement(Other),
        EntryKind.Watcher => new WatcherStatement(Other),
        EntryKind.Linkage => new LinkageStatement(LinkageType.SequencedAfter, SubjectKind.Milestone, Other),
        EntryKind.MilestoneAdded => new MilestoneAddedStatement("referendum", MilestoneKind.Referendum),
        EntryKind.ExpectedDate => new ExpectedDateStatement(ImpreciseDate.Parse("2027")),
        EntryKind.DateStatus => new DateStatusStatement(DateStatus.Tentative),
        EntryKind.Outcome => new OutcomeStatement("Held, 49.88 %"),
        EntryKind.Event => new EventStatement("Talks in Abu Dhabi", "Five hours."),
        EntryKind.Note => new NoteStatement("Ask the ministry."),
        EntryKind.PlaceAdded => new PlaceAddedStatement("karabakh", "Karabakh"),
        EntryKind.Spelling => new SpellingStatement("Qarabağ", "az"),
        EntryKind.Reliability => new ReliabilityStatement(Reliability.C),
        EntryKind.Origin => new OriginStatement(Other),
        EntryKind.Archived => new ArchivedStatement(File, new DateOnly(2026, 6, 7)),
        EntryKind.Comment => new CommentStatement(3, "Two days later."),
        EntryKind.Evidence => new EvidenceStatement(3, File, null),
        EntryKind.Disagreement => new DisagreementStatement(3, 4, 4),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Give this kind a sample."),
    };
}
