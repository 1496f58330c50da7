namespace NegotiationTracker.Domain.Record;

/// <summary>What a statement says, as a line of plain text.</summary>
public static class Sayings
{
    /// <param name="named">The name of an actor, person, issue or milestone.</param>
    public static string Saying(this Statement statement, Func<Guid, string> named) => statement switch
    {
        NegotiationOpenedStatement s => $"Put on record as {s.Key}, zone {s.TimeZone}",
        ActorAddedStatement s => $"{Words.Of(s.ActorKind)}: {string.Join(", ", s.Roles.Select(Words.Of))}",
        ActorNamedStatement s => $"{s.Name} ({s.Language})",
        SourceAddedStatement s => $"{s.Publisher}, {s.Title}",
        OpenedStatement s => $"Put on record as number {s.Number}",
        ClosedStatement => "Closed",
        ReopenedStatement => "Reopened",
        DescribedStatement s => s.Title,
        ClassifiedStatement s => $"{s.Category}, {Words.Of(s.Importance).ToLowerInvariant()}",
        StageStatement s => Words.Of(s.Stage),
        AssessmentStatement { Outlook: Issues.Outlook.None } s => Words.Of(s.Trend),
        AssessmentStatement s => $"{Words.Of(s.Trend)}; {Words.Of(s.Outlook).ToLowerInvariant()}",
        ImplementationScoreStatement s => Words.OfScore(s.Score),
        PositionStatement s => $"{named(s.PartyId)}, {Words.Of(s.Type).ToLowerInvariant()}: {s.Text}",
        OwnerStatement s => named(s.PersonId),
        WatcherStatement s => named(s.PersonId),
        LinkageStatement s => $"{Words.Of(s.Type)} {named(s.TargetId)}",
        MilestoneAddedStatement s => Words.Of(s.MilestoneKind),
        ExpectedDateStatement { Date: null } => "Date unknown",
        ExpectedDateStatement s => $"Now expected {s.Date!.ToWords()}",
        DateStatusStatement s => Words.Of(s.Status),
        OutcomeStatement s => s.Text,
        EventStatement { Text: null } s => s.Title,
        EventStatement s => $"{s.Title}. {s.Text}",
        NoteStatement s => s.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>Ids whose names the saying needs.</summary>
    public static IEnumerable<Guid> Names(this Statement? statement) => statement switch
    {
        PositionStatement s => [s.PartyId],
        OwnerStatement s => [s.PersonId],
        WatcherStatement s => [s.PersonId],
        LinkageStatement s => [s.TargetId],
        _ => [],
    };
}
