using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Domain.Record;

/// <summary>What a statement says, as a line of plain text.</summary>
public static class Sayings
{
    /// <param name="named">The name of an actor, person, issue or milestone.</param>
    public static string Saying(this Statement statement, Func<Guid, string> named) => statement switch
    {
        NegotiationOpenedStatement s => $"Put on record as {s.Key}, zone {s.TimeZone}",
        ActorAddedStatement s => $"{s.ActorKind.ToWords()}: {string.Join(", ", s.Roles.Select(r => r.ToWords()))}",
        ActorNamedStatement s => $"{s.Name} ({s.Language})",
        SourceAddedStatement s => $"{s.Publisher}, {s.Title}",
        OpenedStatement s => $"Put on record as number {s.Number}",
        ClosedStatement => "Closed",
        ReopenedStatement => "Reopened",
        DescribedStatement s => s.Title,
        ClassifiedStatement s => $"{s.Category}, {s.Importance.ToWords().ToLowerInvariant()}",
        StageStatement s => s.Stage.ToWords(),
        AssessmentStatement { Outlook: Issues.Outlook.None } s => s.Trend.ToWords(),
        AssessmentStatement s => $"{s.Trend.ToWords()}; {s.Outlook.ToWords().ToLowerInvariant()}",
        ImplementationScoreStatement s => Words.ImplementationScore(s.Score),
        PositionStatement s => $"{named(s.PartyId)}, {s.Type.ToWords().ToLowerInvariant()}: {s.Text}",
        OwnerStatement s => named(s.PersonId),
        WatcherStatement s => named(s.PersonId),
        LinkageStatement s => $"{s.Type.ToWords()} {named(s.TargetId)}",
        MilestoneAddedStatement s => s.MilestoneKind.ToWords(),
        ExpectedDateStatement { Date: null } => "Date unknown",
        ExpectedDateStatement s => $"Now expected {s.Date!.ToWords()}",
        DateStatusStatement s => s.Status.ToWords(),
        OutcomeStatement s => s.Text,
        EventStatement { Text: null } s => s.Title,
        EventStatement s => $"{s.Title}. {s.Text}",
        NoteStatement s => s.Text,
        CommentStatement s => $"On entry {new EntryId(s.On)}: {s.Text}",
        EvidenceStatement s => $"{s.File.Name}, for entry {new EntryId(s.On)}{(s.Caption is null ? "" : $": {s.Caption}")}",
        DisagreementStatement { Preferred: null } s =>
            $"Entries {new EntryId(s.First)} and {new EntryId(s.Second)} disagree; neither is preferred",
        DisagreementStatement s =>
            $"Entries {new EntryId(s.First)} and {new EntryId(s.Second)} disagree; {new EntryId(s.Preferred!.Value)} is preferred",
        PlaceAddedStatement s => s.Name,
        SpellingStatement { Language: null } s => $"Also written {s.Text}",
        SpellingStatement s => $"Also written {s.Text} ({s.Language})",
        ReliabilityStatement s => $"{s.Reliability} · {s.Reliability.ToWords()}",
        OriginStatement s => $"Repeats {named(s.SourceId)}",
        ArchivedStatement s => $"Copy of {ImpreciseDate.On(s.Retrieved).ToWords()}: {s.File.Name}, SHA-256 {s.File.Hash}",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>The whole of it, for comparing two statements word by word.</summary>
    public static string SayingInFull(this Statement statement, Func<Guid, string> named) => statement switch
    {
        DescribedStatement { Summary.Length: > 0 } s => $"{s.Title} · {s.Summary}",
        ClassifiedStatement s => $"{s.Saying(named)}, {s.Restriction.ToWords()}",
        PositionStatement s => string.Join(" · ", ((string?[])
        [
            s.Saying(named),
            s.Quote is null ? null : $"“{s.Quote}”",
            s.Flexibility is { } flexibility ? $"Flexibility {flexibility.ToWords()}" : null,
            s.Salience is { } salience ? $"Salience {salience} of 100" : null,
            s.Confidence?.ToWords(),
        ]).OfType<string>()),
        _ => statement.Saying(named),
    };

    /// <summary>Other entries that the statement is about, each by the change at the bottom of its corrections.</summary>
    public static IEnumerable<long> Entries(this Statement? statement) => statement switch
    {
        CommentStatement s => [s.On],
        EvidenceStatement s => [s.On],
        DisagreementStatement s => [s.First, s.Second],
        _ => [],
    };

    /// <summary>The file that the statement names.</summary>
    public static StoredFile? File(this Statement? statement) => statement switch
    {
        EvidenceStatement s => s.File,
        ArchivedStatement s => s.File,
        _ => null,
    };

    /// <summary>Ids whose names the saying needs.</summary>
    public static IEnumerable<Guid> Names(this Statement? statement) => statement switch
    {
        PositionStatement s => [s.PartyId],
        OwnerStatement s => [s.PersonId],
        WatcherStatement s => [s.PersonId],
        LinkageStatement s => [s.TargetId],
        OriginStatement s => [s.SourceId],
        _ => [],
    };
}
