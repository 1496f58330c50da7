using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Each row an event, about the issues that it names or else about the whole negotiation.</summary>
internal sealed class EventRows(RowRecorder recorder, IReadOnlyDictionary<Guid, Subject> issues) : IRowsOfAKind
{
    private const int MostAtHand = 200;

    public RowOutcome? Take(RowValues row)
    {
        var title = row.Required("title");
        var date = row.RequiredDate("date");
        var named = IssueNames.Of(row, "issue", recorder.Known);
        var foreign = row.Text("key").TrimStart('#');
        Subject about = named.Count > 0 ? issues[named[0]] : recorder.Known.Negotiation;
        var imported = recorder.Known.Imported(foreign);
        if (imported?.IsSame(row, title) == true)
            return RowOutcome.Known(row, $"{title.Quoted()} was imported before.");
        if (title.Length > 0)
            imported?.Refuse(row, foreign, null);
        if (imported is null && date is not null && !recorder.Known.Events.Add(OnRecord.EventKey(about.Id, title, date.Text)))
            return RowOutcome.Known(row, $"{title.Quoted()} ({date.ToWords()}) is on record already, or in an earlier row.");
        var account = new Account
        {
            Effective = date ?? ImpreciseDate.On(recorder.Today),
            Rationale = row.Text("rationale"),
            Citations = recorder.Citations(row),
            AlsoConcerns = [.. named.Skip(1).Select(id => new SubjectRef(SubjectKind.Issue, id))],
        };
        var says = new EventStatement(title, row.Text("text") is { Length: > 0 } text ? text : null);
        if (!recorder.Check(row, (says, account, "date")))
            return null;
        recorder.Record(row, about, says, account, "date");
        LetGo(about);
        return row.Failed ? null : RowOutcome.New(row, $"{date!.ToWords()}: {title}, about {about.Called}");
    }

    public void Finish()
    {
        // Every row stands for itself.
    }

    /// <summary>
    /// An event replaces nothing, and a summary rests on the latest of them only: with all at hand, each further one would
    /// cost more than the one before.
    /// </summary>
    private static void LetGo(Subject subject)
    {
        var entries = subject.Stack.Counted;
        if (entries.Count(e => e.Lane is null) < MostAtHand)
            return;
        var latest = subject.Stack.Standing.Where(e => e.Kind == EntryKind.Event)
            .MaxBy(e => (e.Effective.Latest, e.Effective.Earliest, e.Sequence));
        subject.Remember(entries.Where(e => e.Lane is not null || e == latest));
    }
}
