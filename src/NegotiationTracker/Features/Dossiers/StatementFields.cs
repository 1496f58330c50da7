using System.Globalization;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>The fields of each kind of statement in a file, as <see cref="StatementReading"/> reads them.</summary>
internal static class StatementFields
{
    public static IEnumerable<KeyValuePair<string, Node>> Write(this Statement statement, DossierNames names) =>
        Fields(statement, names).Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!));

    private static IEnumerable<(string Name, Node? Value)> Fields(Statement statement, DossierNames names) =>
        statement switch
        {
            NegotiationOpenedStatement s => [("zone", Node.Of(s.TimeZone)), ("languages", Node.Of(s.Languages))],
            ActorAddedStatement s =>
                [Word("actorKind", s.ActorKind), ("roles", Node.Of(s.Roles.Select(r => r.ToString())))],
            ActorNamedStatement s => [("language", Node.Of(s.Language)), ("name", Node.Of(s.Name))],
            SourceAddedStatement s =>
            [
                ("publisher", Node.Of(s.Publisher)), ("title", Node.Of(s.Title)), Text("url", s.Url),
            Text("published", s.Published?.Text),
            Text("retrieved", s.Retrieved is { } retrieved ? Day(retrieved) : null),
        ],
            OpenedStatement or ClosedStatement or ReopenedStatement => [],
            DescribedStatement s =>
                [("title", Node.Of(s.Title)), Text("summary", s.Summary.Length == 0 ? null : s.Summary)],
            ClassifiedStatement s =>
            [
                ("category", Node.Of(s.Category)), Word("importance", s.Importance),
            s.Restriction == Restriction.Open ? ("restriction", null) : Word("restriction", s.Restriction),
        ],
            StageStatement s => [Word("stage", s.Stage)],
            AssessmentStatement s => [Word("trend", s.Trend), ("outlook", Outlooks(s.Outlook))],
            ImplementationScoreStatement s => [Number("score", s.Score)],
            PositionStatement s =>
            [
                ("party", Node.Of(names.Subject(s.PartyId).Key)), Word("type", s.Type), ("text", Node.Of(s.Text)),
            Text("quote", s.Quote), Text("flexibility", s.Flexibility?.ToString()), Number("salience", s.Salience),
            Text("confidence", s.Confidence?.ToString()),
        ],
            OwnerStatement s => [("person", Node.Of(names.Person(s.PersonId)))],
            WatcherStatement s => [("person", Node.Of(names.Person(s.PersonId)))],
            LinkageStatement s => [Word("type", s.Type), ("target", Node.Of(names.Subject(s.TargetId).ToString()))],
            MilestoneAddedStatement s => [Word("milestoneKind", s.MilestoneKind)],
            ExpectedDateStatement s => [("date", Node.Of(s.Date?.Text ?? "unknown"))],
            DateStatusStatement s => [Word("status", s.Status)],
            OutcomeStatement s => [("text", Node.Of(s.Text))],
            EventStatement s => [("title", Node.Of(s.Title)), Text("text", s.Text)],
            NoteStatement s => [("text", Node.Of(s.Text))],
            CommentStatement s => [("on", Node.Of(names.Entry(s.On))), ("text", Node.Of(s.Text))],
            EvidenceStatement s => [("on", Node.Of(names.Entry(s.On))), .. File(s.File), Text("caption", s.Caption)],
            DisagreementStatement s =>
            [
                ("first", Node.Of(names.Entry(s.First))), ("second", Node.Of(names.Entry(s.Second))),
                Text("preferred", s.Preferred is { } preferred ? names.Entry(preferred) : null),
            ],
            PlaceAddedStatement s => [("name", Node.Of(s.Name))],
            SpellingStatement s => [("text", Node.Of(s.Text)), Text("language", s.Language)],
            ReliabilityStatement s => [Word("reliability", s.Reliability)],
            OriginStatement s => [("original", Node.Of(names.Subject(s.SourceId).Key))],
            ArchivedStatement s => [.. File(s.File), ("retrieved", Node.Of(Day(s.Retrieved)))],
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };

    private static IEnumerable<(string, Node?)> File(StoredFile file) =>
    [
        ("file", Node.Of(file.Name)), ("mediaType", Node.Of(file.MediaType)), ("hash", Node.Of(file.Hash)),
        ("bytes", Node.Of(file.Bytes.ToString(CultureInfo.InvariantCulture))),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string, Node?) Text(string name, string? text) => (name, text is null ? null : Node.Of(text));

    private static (string, Node?) Word<T>(string name, T word) where T : struct, Enum =>
        (name, Node.Of(word.ToString()));

    private static (string, Node?) Number(string name, int? number) =>
        Text(name, number?.ToString(CultureInfo.InvariantCulture));

    private static Node? Outlooks(Outlook outlook) => outlook == Outlook.None
        ? null
        : Node.Of(Enum.GetValues<Outlook>().Where(o => o != Outlook.None && outlook.HasFlag(o))
            .Select(o => o.ToString()));
}
