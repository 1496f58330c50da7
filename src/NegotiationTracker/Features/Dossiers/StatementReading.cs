using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Reads the fields of each kind of statement, as <see cref="StatementFields"/> writes them.</summary>
internal static class StatementReading
{
    /// <param name="about">What the statement is about: it gives keys and numbers to what is put on record.</param>
    /// <returns>The statement; meaningless if the fields have failed.</returns>
    public static Statement Read(EntryKind kind, Reference about, Fields f, Register register) => kind switch
    {
        EntryKind.NegotiationOpened => new NegotiationOpenedStatement(
            about.Key, f.Required("zone"), f.List("languages")),
        EntryKind.ActorAdded => new ActorAddedStatement(
            about.Key, f.RequiredWord<ActorKind>("actorKind"), f.Words<ActorRole>("roles")),
        EntryKind.ActorNamed => new ActorNamedStatement(f.Required("language"), f.Required("name")),
        EntryKind.SourceAdded => new SourceAddedStatement(
            about.Key, f.Required("publisher"), f.Required("title"), f.Text("url"), f.Date("published"),
            f.Day("retrieved")),
        EntryKind.Opened => new OpenedStatement(about.Number),
        EntryKind.Closed => new ClosedStatement(),
        EntryKind.Reopened => new ReopenedStatement(),
        EntryKind.Described => new DescribedStatement(f.Required("title"), f.Text("summary") ?? ""),
        EntryKind.Classified => new ClassifiedStatement(
            f.Required("category"), f.RequiredWord<Importance>("importance"),
            f.Word<Restriction>("restriction") ?? Restriction.Open),
        EntryKind.Stage => new StageStatement(f.RequiredWord<Stage>("stage")),
        EntryKind.Assessment => new AssessmentStatement(
            f.RequiredWord<Trend>("trend"),
            f.Words<Outlook>("outlook").Aggregate(Outlook.None, (all, one) => all | one)),
        EntryKind.ImplementationScore => new ImplementationScoreStatement(f.RequiredNumber("score")),
        EntryKind.Position => new PositionStatement(
            f.RequiredActor("party", register), f.RequiredWord<PositionType>("type"), f.Required("text"),
            f.Text("quote"), f.Word<Flexibility>("flexibility"), f.Number("salience"),
            f.Word<Confidence>("confidence")),
        EntryKind.Owner => new OwnerStatement(f.RequiredPerson("person", register)),
        EntryKind.Watcher => new WatcherStatement(f.RequiredPerson("person", register)),
        EntryKind.Linkage => Link(f, register),
        EntryKind.MilestoneAdded => new MilestoneAddedStatement(
            about.Key, f.RequiredWord<MilestoneKind>("milestoneKind")),
        EntryKind.ExpectedDate => new ExpectedDateStatement(f.Says("date", "unknown") ? null : f.RequiredDate("date")),
        EntryKind.DateStatus => new DateStatusStatement(f.RequiredWord<DateStatus>("status")),
        EntryKind.Outcome => new OutcomeStatement(f.Required("text")),
        EntryKind.Event => new EventStatement(f.Required("title"), f.Text("text")),
        EntryKind.Note => new NoteStatement(f.Required("text")),
        EntryKind.Comment => new CommentStatement(f.RequiredEntry("on", about, register), f.Required("text")),
        EntryKind.Evidence => new EvidenceStatement(f.RequiredEntry("on", about, register), File(f), f.Text("caption")),
        EntryKind.Disagreement => new DisagreementStatement(
            f.RequiredEntry("first", about, register), f.RequiredEntry("second", about, register),
            f.Has("preferred") ? f.RequiredEntry("preferred", about, register) : null),
        EntryKind.PlaceAdded => new PlaceAddedStatement(about.Key, f.Required("name")),
        EntryKind.Spelling => new SpellingStatement(f.Required("text"), f.Text("language")),
        EntryKind.Reliability => new ReliabilityStatement(f.RequiredWord<Reliability>("reliability")),
        EntryKind.Origin => new OriginStatement(f.RequiredSource("original", register)),
        EntryKind.Archived => new ArchivedStatement(File(f), f.Present("retrieved") ? f.Day("retrieved") ?? default : default),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static StoredFile File(Fields f) => new(
        f.Required("hash"), f.Required("file"), f.Required("mediaType"), f.RequiredNumber("bytes"));

    private static LinkageStatement Link(Fields f, Register register)
    {
        var target = f.RequiredSubject("target", register);
        return new LinkageStatement(f.RequiredWord<LinkageType>("type"), target.Kind, target.Id);
    }
}
