using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Each row an issue with what the file knows of its history: opened, in its stage on the day that is known, its comments,
/// its dates as milestones, its links, and in the end its closing.
/// </summary>
internal sealed class IssueRows(RowRecorder recorder, ListWords list) : IRowsOfAKind
{
    private readonly List<(RowValues Row, Issue Issue, ImpreciseDate Day, IReadOnlyList<string> Dates)> _opened = [];
    private readonly List<(RowValues Row, Issue Issue, string Known)> _again = [];
    private readonly List<(RowValues Row, Issue Issue, Account Account)> _closed = [];
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly IssueLinks _links = new(recorder, list);
    private readonly IssueDates _dates = new(recorder);

    public RowOutcome? Take(RowValues row)
    {
        var (title, foreign) = (row.Required("title"), row.Text("key").TrimStart('#'));
        var (known, says) = OnRecordAlready(title, foreign, row);
        if (known is null || list.HasSaidAnything(known.Value))
            RefuseRepeated(row, title, foreign);
        if (known is { } id)
        {
            if (list.About<Issue>(id) is not { } issue || !list.HasSaidAnything(id))
                return RowOutcome.Known(row, says);
            _links.Note(issue);
            _again.Add((row, issue, says));
            return null;
        }

        if (Open(row, title, foreign) is null)
            recorder.Known.Lose(foreign, title);
        return null;
    }

    /// <summary>Links lead to other rows, and what is closed takes no more of them.</summary>
    public IEnumerable<RowOutcome> Finish()
    {
        foreach (var (row, issue, day, _) in _opened)
            _links.Record(row, issue, day);
        var changes = new IssueChanges(recorder, list, _links, _dates, _closed);
        foreach (var (row, issue, known) in _again)
            if (changes.Take(row, issue, known) is { } outcome)
                yield return outcome;
        foreach (var (row, issue, account) in _closed)
            recorder.Record(row, issue, new ClosedStatement(), account, "closed");
        foreach (var (row, issue, _, dates) in _opened)
            if (!row.Failed)
                yield return RowOutcome.New(row, OpenedIssueWords.Of(row, issue, dates, recorder.Known));
    }

    private (Guid? Issue, string Says) OnRecordAlready(string title, string foreign, RowValues row)
    {
        if (foreign.Length > 0)
        {
            if (recorder.Known.Imported(foreign) is not { } imported)
                return (null, "");
            if (imported.IsSame(row, title))
                return (imported.Subject, $"{foreign.Quoted()} was imported before, as {recorder.Known.Called(imported.Subject)}.");
            if (title.Length > 0)
                imported.Refuse(row, foreign, recorder.Known.Called(imported.Subject));
            return (null, "");
        }

        return title.Length > 0 && !_rows.ContainsKey(FoldedText.Of(title)) && recorder.Known.IssueOfTitle(title) is { } same
            ? (same, $"{title.Quoted()} is on record already, as {recorder.Known.Called(same)}.")
            : (null, "");
    }

    private void RefuseRepeated(RowValues row, string title, string foreign)
    {
        if (_rows.TryAdd(foreign.Length > 0 ? $"#{foreign}" : FoldedText.Of(title), row.Number) || title.Length == 0)
            return;
        row.Fault(foreign.Length > 0 ? "key" : "title", foreign.Length > 0
            ? $"Row {_rows[$"#{foreign}"]} has this number or key already. Each issue stands in one row."
            : $"Row {_rows[FoldedText.Of(title)]} has an issue of this title already. Name this one apart, or leave the row out.");
    }

    private Issue? Open(RowValues row, string title, string foreign)
    {
        var category = row.Required("category");
        var importance = row.Choice<Importance>("importance") ?? Importance.Significant;
        var restriction = row.IsRestricted() ? Restriction.Restricted : Restriction.Open;
        var stage = row.Choice<Stage>("stage");
        var opened = row.RequiredDate("opened");
        var days = RowDays.Of(row, opened ?? ImpreciseDate.On(recorder.Today), "the day it was opened", "opened");
        var first = new Account
        {
            Effective = opened ?? ImpreciseDate.On(recorder.Today),
            Rationale = stage is null ? row.Text("rationale") : "",
            Citations = recorder.Citations(row),
        };
        List<(Statement Statement, Account Account, string DateField)> says =
        [
            (new DescribedStatement(title, row.Text("summary")), first, "opened"),
            (new ClassifiedStatement(category, importance, restriction), first, "opened"),
        ];
        if (stage is { } reached and not Stage.Closed)
            says.Add((new StageStatement(reached), first with { Effective = days.InStage, Rationale = days.WhyStage(row) }, days.StageField));
        var owner = recorder.Known.Person(row.Text("owner"));
        var seen = first with { Effective = days.LastSeen, Rationale = "" };
        if (owner is { } person)
            says.Add((new OwnerStatement(person), seen, days.LastSeenField));
        foreach (var (text, day) in IssueNotes.Comments(row))
            says.Add((new NoteStatement(text), seen with { Effective = day ?? days.LastSeen }, day is null ? days.LastSeenField : "note"));
        var dates = Dates(row);
        if (IssueNotes.Of(row, [.. IssueNotes.Lines(row, tellOwner: owner is null), .. IssueNotes.Dates(dates.Where(d => stage == Stage.Closed || !d.IsExpected))]) is { } note)
            says.Add((note, seen, days.LastSeenField));
        var closing = first with { Effective = days.Closed, Rationale = days.WhyClosed(row) };
        if (stage == Stage.Closed)
            row.Check(new ClosedStatement(), closing, "closed", recorder.Today);
        if (!recorder.Check(row, says))
            return null;
        var issue = RowRecorder.Try(row, "opened", () => Issue.Open(recorder.Known.Negotiation, recorder.Known.LastNumber + 1, first, recorder.Recording));
        if (issue is null)
            return null;
        recorder.Known.LastNumber++;
        says.ForEach(s => recorder.Record(row, issue, s.Statement, s.Account, s.DateField));
        recorder.Open(issue);
        recorder.Known.Add(issue.Id, issue.Number, title, foreign);
        _links.Note(issue);
        List<string> expected = [];
        _opened.Add((row, issue, days.LastSeen, expected));
        if (stage == Stage.Closed)
            _closed.Add((row, issue, closing));
        else
            foreach (var (mark, date, _) in dates.Where(d => d.IsExpected))
            {
                _dates.Add(row, issue, mark, date, seen);
                expected.Add($"milestone {IssueDates.Words(mark)} {date.ToWords()}");
            }

        return row.Failed ? null : issue;
    }

    private List<(string Mark, ImpreciseDate Date, bool IsExpected)> Dates(RowValues row) =>
    [
        .. IssueDates.Marks.Select(m => (Mark: m, Date: row.Date(m))).Where(d => d.Date is not null)
            .Select(d => (d.Mark, d.Date!, _dates.IsExpected(d.Mark, d.Date!))),
    ];
}
