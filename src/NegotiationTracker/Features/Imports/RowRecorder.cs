using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Takes what rows say on record, in memory, by the acts that everybody uses. Each entry cites the row of the file that it is
/// from, and the source that the row names, if it names one.
/// </summary>
internal sealed class RowRecorder(OnRecord known, Recording recording, Source file)
{
    private const int MostAtHand = 200;

    private readonly List<Subject> _opened = [];

    public OnRecord Known => known;

    public Recording Recording => recording;

    public DateOnly Today { get; } = recording.Today(known.Negotiation.Zone);

    /// <summary>What is new on record, in the order in which it came there.</summary>
    public IReadOnlyList<Subject> Opened => _opened;

    public void Open(Subject subject) => _opened.Add(subject);

    /// <summary>On whose word the row is taken: the source that it names, and the file.</summary>
    public IReadOnlyList<Citation> Citations(RowValues row)
    {
        var place = new Citation
        {
            SourceId = file.Id,
            Place = ImportedFrom.Place(row.Text("key"), row.Number),
            Grade = Grade.CannotBeJudged,
        };
        var grade = row.Grade();
        var (publisher, title, url) = (row.Text("publisher"), row.Text("source-title"), row.Text("url"));
        if (publisher.Length + title.Length + url.Length == 0)
            return [place];
        if (publisher.Length == 0)
        {
            row.Fault("publisher", "Say who published the source: its publisher is missing.");
            return [place];
        }

        var source = new SourceAddedStatement(
            recording.NewId().ToString("D"), publisher, title.Length == 0 ? publisher : title, url.Length == 0 ? null : url, null, Today);
        if (known.Source(source.Publisher, source.Title, source.Url) is { } id)
            return [new Citation { SourceId = id, Grade = grade }, place];
        var account = new Account { Effective = ImpreciseDate.On(Today), Citations = [place] };
        foreach (var (field, sentence) in Limits.Broken(source, "", []))
            row.Fault(field == "title" ? "source-title" : field, sentence);
        if (row.Failed)
            return [place];
        var added = Try(row, "publisher", () => Source.Add(known.Negotiation, source, account, recording));
        if (added is null)
            return [place];
        Open(added);
        known.Add(added);
        return [new Citation { SourceId = added.Id, Grade = grade }, place];
    }

    /// <summary>Checks all of them first, so that a row tells everything that is wrong with it.</summary>
    /// <returns>Whether the row is still right.</returns>
    public bool Check(RowValues row, params IEnumerable<(Statement Statement, Account Account, string DateField)> told)
    {
        foreach (var (statement, account, dateField) in told)
            row.Check(statement, account, dateField, Today);
        return !row.Failed;
    }

    public void Record(RowValues row, Subject subject, Statement statement, Account account, string dateField) => Try(
        row, dateField, () => subject.Record(
            statement, account with { Seen = statement.Lane is { } lane ? subject.Stack.LastIn(lane)?.Id : null }, recording, known.Negotiation));

    /// <summary>
    /// A summary rests on the last entry of each lane, and on the latest of those that move something. With all at hand,
    /// each further one of thousands about one thing would cost more than the one before.
    /// </summary>
    public static void LetGo(Subject subject, EntryKind kind)
    {
        var stack = subject.Stack;
        if (stack.Counted.Count(e => e.Kind == kind) < MostAtHand)
            return;
        var told = stack.Standing.Where(e => e.Kind == kind).ToArray();
        var kept = told.GroupBy(e => e.Lane).Select(lane => lane.MaxBy(e => (e.Effective.Earliest, e.Effective.Latest, e.Sequence))!)
            .Append(told.MaxBy(e => (e.Effective.Latest, e.Effective.Earliest, e.Sequence))!).ToHashSet();
        subject.Remember(stack.Counted.Where(e => e.Kind != kind || kept.Contains(e)));
    }

    public static T? Try<T>(RowValues row, string dateField, Func<T> act) where T : class
    {
        try
        {
            return act();
        }
        catch (RefusedException refusal)
        {
            row.Fault(refusal, dateField);
            return null;
        }
    }
}
