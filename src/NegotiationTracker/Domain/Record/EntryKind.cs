namespace NegotiationTracker.Domain.Record;

/// <summary>What an entry states. The names go into the ledger and into dossier files: they never change.</summary>
public enum EntryKind
{
    NegotiationOpened,
    ActorAdded,
    ActorNamed,
    SourceAdded,
    Opened,
    Closed,
    Reopened,
    Described,
    Classified,
    Stage,
    Assessment,
    ImplementationScore,
    Position,
    Owner,
    Watcher,
    Linkage,
    MilestoneAdded,
    ExpectedDate,
    DateStatus,
    Outcome,
    Event,
    Note,
    PlaceAdded,
    Spelling,
    Reliability,
    Origin,
    Archived,
    Comment,
    Evidence,
    Disagreement,
}

/// <summary>News of the world, a repair of the record, or a withdrawal of what the record said.</summary>
public enum EntryType
{
    Change,
    Correction,
    Retraction,
}

/// <summary>What a statement can be about.</summary>
public enum SubjectKind
{
    Negotiation,
    Issue,
    Milestone,
    Actor,
    Source,
    Place,
}

public static class EntryKinds
{
    /// <summary>
    /// Kinds that say something new about the matter itself. Who looks after an issue, and remarks about it, are on
    /// record but move nothing (docs/decisions/0007).
    /// </summary>
    public static readonly IReadOnlyList<EntryKind> Movement =
    [
        EntryKind.Opened, EntryKind.Closed, EntryKind.Reopened, EntryKind.Described, EntryKind.Classified,
        EntryKind.Stage, EntryKind.Assessment, EntryKind.ImplementationScore, EntryKind.Position, EntryKind.Linkage,
        EntryKind.ExpectedDate, EntryKind.DateStatus, EntryKind.Outcome, EntryKind.Event,
    ];
}
