using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// What an entry says. Its lane is where the last word holds: statements of one lane about one subject replace each
/// other, others stand side by side. An event or a note has no lane and never replaces anything.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(NegotiationOpenedStatement), "NegotiationOpened")]
[JsonDerivedType(typeof(ActorAddedStatement), "ActorAdded")]
[JsonDerivedType(typeof(ActorNamedStatement), "ActorNamed")]
[JsonDerivedType(typeof(SourceAddedStatement), "SourceAdded")]
[JsonDerivedType(typeof(OpenedStatement), "Opened")]
[JsonDerivedType(typeof(ClosedStatement), "Closed")]
[JsonDerivedType(typeof(ReopenedStatement), "Reopened")]
[JsonDerivedType(typeof(DescribedStatement), "Described")]
[JsonDerivedType(typeof(ClassifiedStatement), "Classified")]
[JsonDerivedType(typeof(StageStatement), "Stage")]
[JsonDerivedType(typeof(AssessmentStatement), "Assessment")]
[JsonDerivedType(typeof(ImplementationScoreStatement), "ImplementationScore")]
[JsonDerivedType(typeof(PositionStatement), "Position")]
[JsonDerivedType(typeof(OwnerStatement), "Owner")]
[JsonDerivedType(typeof(WatcherStatement), "Watcher")]
[JsonDerivedType(typeof(LinkageStatement), "Linkage")]
[JsonDerivedType(typeof(MilestoneAddedStatement), "MilestoneAdded")]
[JsonDerivedType(typeof(ExpectedDateStatement), "ExpectedDate")]
[JsonDerivedType(typeof(DateStatusStatement), "DateStatus")]
[JsonDerivedType(typeof(OutcomeStatement), "Outcome")]
[JsonDerivedType(typeof(EventStatement), "Event")]
[JsonDerivedType(typeof(NoteStatement), "Note")]
[JsonDerivedType(typeof(PlaceAddedStatement), "PlaceAdded")]
[JsonDerivedType(typeof(SpellingStatement), "Spelling")]
[JsonDerivedType(typeof(ReliabilityStatement), "Reliability")]
[JsonDerivedType(typeof(OriginStatement), "Origin")]
[JsonDerivedType(typeof(ArchivedStatement), "Archived")]
[JsonDerivedType(typeof(CommentStatement), "Comment")]
[JsonDerivedType(typeof(EvidenceStatement), "Evidence")]
[JsonDerivedType(typeof(DisagreementStatement), "Disagreement")]
public abstract record Statement(
    [property: JsonIgnore] EntryKind Kind, [property: JsonIgnore] string? Lane);

/// <summary>A negotiation was put on record, with its key, IANA zone and reference languages (BCP 47).</summary>
public sealed record NegotiationOpenedStatement(string Key, string TimeZone, IReadOnlyList<string> Languages)
    : Statement(EntryKind.NegotiationOpened, "registration");

/// <summary>An actor joined the register.</summary>
public sealed record ActorAddedStatement(string Key, ActorKind ActorKind, IReadOnlyList<ActorRole> Roles)
    : Statement(EntryKind.ActorAdded, "registration");

/// <summary>What an actor is called in a language (BCP 47).</summary>
public sealed record ActorNamedStatement(string Language, string Name)
    : Statement(EntryKind.ActorNamed, $"name:{Language}");

/// <summary>A source joined the register.</summary>
/// <param name="Published">When the source was published, as precisely as it says.</param>
/// <param name="Retrieved">The day on which somebody read it for this record.</param>
public sealed record SourceAddedStatement(
    string Key, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved)
    : Statement(EntryKind.SourceAdded, "registration");

/// <summary>An issue was put on record under a number.</summary>
public sealed record OpenedStatement(int Number) : Statement(EntryKind.Opened, "lifecycle");

/// <summary>The issue is closed.</summary>
public sealed record ClosedStatement() : Statement(EntryKind.Closed, "lifecycle");

/// <summary>A closed issue is open again.</summary>
public sealed record ReopenedStatement() : Statement(EntryKind.Reopened, "lifecycle");

/// <summary>What something is called and what it is about.</summary>
public sealed record DescribedStatement(string Title, string Summary) : Statement(EntryKind.Described, "description");

/// <summary>An issue stands under a category, with its importance and who may read it.</summary>
public sealed record ClassifiedStatement(string Category, Importance Importance, Restriction Restriction)
    : Statement(EntryKind.Classified, "classification");

/// <summary>An issue has come to a stage.</summary>
public sealed record StageStatement(Stage Stage) : Statement(EntryKind.Stage, "stage");

/// <summary>How the analyst judges a period.</summary>
public sealed record AssessmentStatement(Trend Trend, Outlook Outlook) : Statement(EntryKind.Assessment, "assessment");

/// <summary>How far what was agreed has been carried out.</summary>
/// <param name="Score">Kroc Barometer: 0 not initiated, 1 minimum, 2 intermediate, 3 complete.</param>
public sealed record ImplementationScoreStatement(int Score)
    : Statement(EntryKind.ImplementationScore, "implementation");

/// <summary>What a party says about an issue, is judged to want, or will not cross.</summary>
/// <param name="Salience">How much the matter weighs for the party, 0 to 100.</param>
public sealed record PositionStatement(
    Guid PartyId, PositionType Type, string Text, string? Quote, Flexibility? Flexibility, int? Salience,
    Confidence? Confidence)
    : Statement(EntryKind.Position, $"position:{PartyId:D}:{Type}");

/// <summary>A person owns the issue.</summary>
public sealed record OwnerStatement(Guid PersonId) : Statement(EntryKind.Owner, $"owner:{PersonId:D}");

/// <summary>A person wants to be told about the issue.</summary>
public sealed record WatcherStatement(Guid PersonId) : Statement(EntryKind.Watcher, $"watcher:{PersonId:D}");

/// <summary>An issue or a milestone hangs on another.</summary>
public sealed record LinkageStatement(LinkageType Type, SubjectKind TargetKind, Guid TargetId)
    : Statement(EntryKind.Linkage, $"linkage:{Type}:{TargetId:D}");

/// <summary>A milestone was put on record.</summary>
public sealed record MilestoneAddedStatement(string Key, MilestoneKind MilestoneKind)
    : Statement(EntryKind.MilestoneAdded, "registration");

/// <summary>When a milestone is now expected.</summary>
/// <param name="Date">When the milestone is now expected; none means that the date is unknown.</param>
public sealed record ExpectedDateStatement(ImpreciseDate? Date) : Statement(EntryKind.ExpectedDate, "date");

/// <summary>How firm a milestone's date is.</summary>
public sealed record DateStatusStatement(DateStatus Status) : Statement(EntryKind.DateStatus, "status");

/// <summary>What came of a milestone.</summary>
public sealed record OutcomeStatement(string Text) : Statement(EntryKind.Outcome, "outcome");

/// <summary>Something happened. It replaces nothing.</summary>
public sealed record EventStatement(string Title, string? Text) : Statement(EntryKind.Event, null);

/// <summary>Said about the record itself, by those who keep it: it stands beside what it is about, and moves nothing.</summary>
public abstract record Remark(EntryKind Kind) : Statement(Kind, null);

/// <summary>A remark of the analyst. It replaces nothing and moves nothing.</summary>
public sealed record NoteStatement(string Text) : Remark(EntryKind.Note);

/// <summary>A remark on one entry.</summary>
/// <param name="On">The entry that is commented on, by the change at the bottom of its corrections.</param>
public sealed record CommentStatement(long On, string Text) : Remark(EntryKind.Comment);

/// <summary>A file that bears out an entry, kept by its content.</summary>
/// <param name="On">The entry, by the change at the bottom of its corrections.</param>
public sealed record EvidenceStatement(long On, StoredFile File, string? Caption) : Remark(EntryKind.Evidence);

/// <summary>Two entries tell of the same thing and cannot both be right. The rationale says why one is preferred, or none.</summary>
/// <param name="First">The earlier of the two on record.</param>
/// <param name="Preferred">One of the two; none while nobody can tell.</param>
public sealed record DisagreementStatement(long First, long Second, long? Preferred)
    : Statement(EntryKind.Disagreement, $"disagreement:{First}:{Second}");

/// <summary>A place came into the register.</summary>
public sealed record PlaceAddedStatement(string Key, string Name) : Statement(EntryKind.PlaceAdded, "registration");

/// <summary>Another way in which an actor or a place is written: searching for one way finds them all.</summary>
/// <param name="Language">The language or script that writes it so, such as az-Latn; none if it is of no one language.</param>
public sealed record SpellingStatement(string Text, string? Language)
    : Statement(EntryKind.Spelling, $"spelling:{Text}");

/// <summary>How far a source as such can be relied on; its single items are graded where they are cited.</summary>
public sealed record ReliabilityStatement(Reliability Reliability) : Statement(EntryKind.Reliability, "reliability");

/// <summary>The source repeats what another one, such as a wire service, said first: the two are one source.</summary>
public sealed record OriginStatement(Guid SourceId) : Statement(EntryKind.Origin, "origin");

/// <summary>A copy of what the source said, as it was on that day.</summary>
/// <param name="Retrieved">The civil day on which the copy was made.</param>
public sealed record ArchivedStatement(StoredFile File, DateOnly Retrieved) : Statement(EntryKind.Archived, null);
