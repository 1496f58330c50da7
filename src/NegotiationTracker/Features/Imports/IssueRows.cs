using System.Globalization;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Each row an issue with what the file knows of its history: opened, in its stage on the day that is known, its comments,
/// its dates as milestones, its links, and in the end its closing.
/// </summary>
internal sealed class IssueRows(RowRecorder recorder) : IRowsOfAKind
{
    private readonly List<(RowValues Row, Issue Issue, ImpreciseDate Day)> _linked = [];
    private readonly List<(RowValues Row, Issue Issue, Account Account)> _closed = [];
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly IssueLinks _links = new(recorder);

    public RowOutcome? Take(RowValues row)
    {
        var (title, foreign) = (row.Required("title"), row.Text("key").TrimStart('#'));
        if (OnRecordAlready(title, foreign, row) is { } known)
            return known;
        if (!_rows.TryAdd(foreign.Length > 0 ? $"#{foreign}" : FoldedText.Of(title), row.Number) && title.Length > 0)
            row.Fault(foreign.Length > 0 ? "key" : "title", foreign.Length > 0
                ? $"Row {_rows[$"#{foreign}"]} has this number or key already. Each issue stands in one row."
                : $"Row {_rows[FoldedText.Of(title)]} has an issue of this title already. Name this one apart, or leave the row out.");
        var issue = Open(row, title, foreign);
        if (issue is null)
            recorder.Known.Lose(foreign, title);
        return issue is null ? null : RowOutcome.New(row, $"{issue.Called} {title}{(issue.Stage is { } stage ? $": {stage.ToWords().ToLowerInvariant()}" : "")}");
    }

    /// <summary>Links lead to other rows, and what is closed takes no more of them.</summary>
    public void Finish()
    {
        foreach (var (row, issue, day) in _linked)
            _links.Record(row, issue, day);
        foreach (var (row, issue, account) in _closed)
            recorder.Record(row, issue, new ClosedStatement(), account, "closed");
    }

    private RowOutcome? OnRecordAlready(string title, string foreign, RowValues row)
    {
        if (foreign.Length > 0)
        {
            if (recorder.Known.Imported(foreign) is not { } imported)
                return null;
            if (imported.IsSame(row, title))
                return RowOutcome.Known(row, $"{foreign.Quoted()} was imported before, as {recorder.Known.Called(imported.Subject)}.");
            if (title.Length > 0)
                imported.Refuse(row, foreign, recorder.Known.Called(imported.Subject));
            return null;
        }

        return title.Length > 0 && !_rows.ContainsKey(FoldedText.Of(title)) && recorder.Known.IssueOfTitle(title) is { } same
            ? RowOutcome.Known(row, $"{title.Quoted()} is on record already, as {recorder.Known.Called(same)}.")
            : null;
    }

    private Issue? Open(RowValues row, string title, string foreign)
    {
        var category = row.Required("category");
        var importance = row.Choice<Importance>("importance") ?? Importance.Significant;
        var restriction = row.IsYes("restricted") ? Restriction.Restricted : Restriction.Open;
        var stage = row.Choice<Stage>("stage");
        var opened = row.RequiredDate("opened");
        var (since, updated, closedOn) = (row.Date("since"), row.Date("updated"), row.Date("closed"));
        var (start, due) = (row.Date("start"), row.Date("due"));
        var first = new Account
        {
            Effective = opened ?? ImpreciseDate.On(recorder.Today),
            Rationale = stage is null ? row.Text("rationale") : "",
            Citations = recorder.Citations(row),
        };
        var days = new RowDays(first.Effective, since, updated, closedOn);
        List<(Statement Statement, Account Account, string DateField)> says =
        [
            (new DescribedStatement(title, row.Text("summary")), first, "opened"),
            (new ClassifiedStatement(category, importance, restriction), first, "opened"),
        ];
        if (stage is { } reached and not Stage.Closed)
            says.Add((new StageStatement(reached), first with { Effective = days.InStage, Rationale = days.WhyStage(row) }, days.StageField));
        var owner = recorder.Known.Person(row.Text("owner"));
        if (owner is { } person)
            says.Add((new OwnerStatement(person), first with { Effective = days.LastSeen, Rationale = "" }, days.LastSeenField));
        says.AddRange(IssueNotes.Of(row, owner is null, first, days, start, due, stage, recorder.Today));
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
        _linked.Add((row, issue, days.LastSeen));
        if (stage == Stage.Closed)
            _closed.Add((row, issue, closing));
        else
            Expect(row, issue, first, days, start, due);
        return row.Failed ? null : issue;
    }

    /// <summary>A due date is a milestone of the issue while the issue is open, and a start date while it lies ahead.</summary>
    private void Expect(RowValues row, Issue issue, Account first, RowDays days, ImpreciseDate? start, ImpreciseDate? due)
    {
        if (due is not null)
            Add("Due date", "due", due);
        if (start is not null && start.Earliest > recorder.Today)
            Add("Start", "start", start);

        void Add(string what, string mark, ImpreciseDate date)
        {
            var account = first with { Effective = days.LastSeen, Rationale = "" };
            // Everybody reads milestones, and not everybody what a restricted issue is called.
            var title = issue.Restriction == Restriction.Restricted ? $"{what} of {issue.Called}" : $"{what} of {issue.Called}: {issue.Title}";
            var key = recorder.Known.NewMilestoneKey(string.Create(CultureInfo.InvariantCulture, $"{mark}-{issue.Called.ToLowerInvariant()}"));
            var milestone = RowRecorder.Try(row, mark, () => Milestone.Add(
                recorder.Known.Negotiation, key, MilestoneKind.Other, account, recorder.Recording));
            if (milestone is null)
                return;
            recorder.Record(row, milestone, new DescribedStatement(title.Length > Limits.Title ? title[..(Limits.Title - 1)] + "…" : title, ""), account, mark);
            recorder.Record(row, milestone, new ExpectedDateStatement(date), account, mark);
            recorder.Record(row, milestone, new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, issue.Id), account, mark);
            recorder.Open(milestone);
        }
    }
}
