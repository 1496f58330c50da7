using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Each row an event, about the issues that it names or else about the whole negotiation.</summary>
internal sealed class EventRows(RowRecorder recorder, IReadOnlyDictionary<Guid, Subject> issues) : IRowsOfAKind
{
    public RowOutcome? Take(RowValues row)
    {
        var title = row.Required("title");
        var date = row.RequiredDate("date");
        var named = IssueNames.Of(row, "issue", recorder.Known);
        var foreign = row.Text("key").TrimStart('#');
        Subject about = named.Count > 0 ? issues[named[0]] : recorder.Known.Negotiation;
        var imported = recorder.Known.Imported(foreign);
        if (imported?.IsSame(row, title) == true)
            return Again(row, imported, title, date);
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
        RowRecorder.LetGo(about, EntryKind.Event);
        return row.Failed ? null : RowOutcome.New(row, $"{date!.ToWords()}: {title}, about {about.Called}");
    }

    public IEnumerable<RowOutcome> Finish() => []; // every row stands for itself

    /// <summary>An event replaces none, so what the list tells otherwise now is for somebody to correct.</summary>
    private static RowOutcome Again(RowValues row, ImportedRow imported, string title, ImpreciseDate? date)
    {
        var before = (EventStatement)imported.Statement;
        var says = $"{title.Quoted()} was imported before.";
        var isOther = (date is not null && date.Text != imported.Day) || (row.Cell("text") is { Length: > 0 } text && text != before.Text);
        return isOther
            ? RowOutcome.Known(row, $"{says} The file tells its date or description otherwise now. That is not taken, for an event stands as it was told: correct the entry, if it was wrong.", leavesSomething: true)
            : RowOutcome.Known(row, says);
    }
}
