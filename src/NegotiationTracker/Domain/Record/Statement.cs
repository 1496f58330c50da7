using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;

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
public abstract record Statement(
    [property: JsonIgnore] EntryKind Kind, [property: JsonIgnore] string? Lane);

public sealed record NegotiationOpenedStatement(string Key, string TimeZone, IReadOnlyList<string> Languages)
    : Statement(EntryKind.NegotiationOpened, "registration");

public sealed record ActorAddedStatement(string Key, ActorKind ActorKind, IReadOnlyList<ActorRole> Roles)
    : Statement(EntryKind.ActorAdded, "registration");

public sealed record ActorNamedStatement(string Language, string Name)
    : Statement(EntryKind.ActorNamed, $"name:{Language}");

/// <param name="Published">When the source was published, as precisely as it says.</param>
/// <param name="Retrieved">The day on which somebody read it for this record.</param>
public sealed record SourceAddedStatement(
    string Key, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved)
    : Statement(EntryKind.SourceAdded, "registration");

public sealed record OpenedStatement(int Number) : Statement(EntryKind.Opened, "lifecycle");

public sealed record ClosedStatement() : Statement(EntryKind.Closed, "lifecycle");

public sealed record ReopenedStatement() : Statement(EntryKind.Reopened, "lifecycle");

public sealed record DescribedStatement(string Title, string Summary) : Statement(EntryKind.Described, "description");

public sealed record ClassifiedStatement(string Category, Importance Importance, Restriction Restriction)
    : Statement(EntryKind.Classified, "classification");

public sealed record StageStatement(Stage Stage) : Statement(EntryKind.Stage, "stage");

public sealed record AssessmentStatement(Trend Trend, Outlook Outlook) : Statement(EntryKind.Assessment, "assessment");

/// <param name="Score">Kroc Barometer: 0 not initiated, 1 minimum, 2 intermediate, 3 complete.</param>
public sealed record ImplementationScoreStatement(int Score)
    : Statement(EntryKind.ImplementationScore, "implementation");

/// <param name="Salience">How much the matter weighs for the party, 0 to 100.</param>
public sealed record PositionStatement(
    Guid PartyId, PositionType Type, string Text, string? Quote, Flexibility? Flexibility, int? Salience,
    Confidence? Confidence)
    : Statement(EntryKind.Position, $"position:{PartyId:D}:{Type}");

public sealed record OwnerStatement(Guid PersonId) : Statement(EntryKind.Owner, $"owner:{PersonId:D}");

public sealed record WatcherStatement(Guid PersonId) : Statement(EntryKind.Watcher, $"watcher:{PersonId:D}");

public sealed record LinkageStatement(LinkageType Type, SubjectKind TargetKind, Guid TargetId)
    : Statement(EntryKind.Linkage, $"linkage:{Type}:{TargetId:D}");

public sealed record MilestoneAddedStatement(string Key, MilestoneKind MilestoneKind)
    : Statement(EntryKind.MilestoneAdded, "registration");

/// <param name="Date">When the milestone is now expected; none means that the date is unknown.</param>
public sealed record ExpectedDateStatement(ImpreciseDate? Date) : Statement(EntryKind.ExpectedDate, "date");

public sealed record DateStatusStatement(DateStatus Status) : Statement(EntryKind.DateStatus, "status");

public sealed record OutcomeStatement(string Text) : Statement(EntryKind.Outcome, "outcome");

public sealed record EventStatement(string Title, string? Text) : Statement(EntryKind.Event, null);

public sealed record NoteStatement(string Text) : Statement(EntryKind.Note, null);
