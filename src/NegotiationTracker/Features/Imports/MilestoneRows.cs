using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Each row a milestone: its date, how firm that is, what came of it, and the issues that it is part of.</summary>
internal sealed class MilestoneRows(RowRecorder recorder, ListWords list) : IRowsOfAKind
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly MilestoneChanges _changes = new(recorder, list);

    public RowOutcome? Take(RowValues row)
    {
        var title = row.Required("title");
        var foreign = row.Text("key").TrimStart('#');
        var imported = recorder.Known.Imported(foreign);
        if (title.Length > 0 && !_rows.TryAdd(FoldedText.Of(title), row.Number))
            row.Fault("title", $"Row {_rows[FoldedText.Of(title)]} has a milestone of this title already. Name this one apart, or leave the row out.");
        else if (imported?.IsSame(row, title) == true)
            return _changes.Take(row, imported.Subject, $"{title.Quoted()} was imported before.");
        else if (title.Length > 0)
            imported?.Refuse(row, foreign, null);
        if (imported is null && !row.Failed && recorder.Known.MilestoneOfTitle(title) is { } same)
            return _changes.Take(row, same, $"A milestone {title.Quoted()} is on record already.");
        var (date, isUnknown) = Date(row);
        var status = row.Choice<DateStatus>("status");
        var kind = row.Required("kind").Length > 0 ? row.Choice<MilestoneKind>("kind") : null;
        var announced = row.RequiredDate("announced");
        var issues = IssueNames.Of(row, "issue", recorder.Known);
        var account = new Account
        {
            Effective = announced ?? ImpreciseDate.On(recorder.Today),
            Rationale = row.Text("rationale"),
            Citations = recorder.Citations(row),
        };
        List<Statement> says = [new DescribedStatement(title, row.Text("summary"))];
        if (isUnknown || date is not null)
            says.Add(new ExpectedDateStatement(date));
        if (status is { } firm)
            says.Add(new DateStatusStatement(firm));
        if (row.Text("outcome") is { Length: > 0 } outcome)
            says.Add(new OutcomeStatement(outcome));
        says.AddRange(issues.Select(i => new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, i)));
        if (!recorder.Check(row, says.Select(s => (s, account, "announced"))))
            return null;
        var key = recorder.Known.NewMilestoneKey(Slug.Of(title, "milestone"));
        var milestone = RowRecorder.Try(row, "announced", () => Milestone.Add(
            recorder.Known.Negotiation, key, kind!.Value, account, recorder.Recording));
        if (milestone is null)
            return null;
        says.ForEach(s => recorder.Record(row, milestone, s, account, "announced"));
        recorder.Open(milestone);
        var told = $"{title}, {kind!.Value.ToWords().ToLowerInvariant()}: {(isUnknown ? "date unknown" : date?.ToWords() ?? "no date")}"
            + (status is null ? "" : $", {status.Value.ToWords().ToLowerInvariant()}") + (row.Text("outcome").Length > 0 ? "; with what came of it" : "")
            + (issues.Count > 0 ? $"; part of {string.Join(", ", issues.Select(recorder.Known.Called))}" : "");
        return RowOutcome.New(row, told);
    }

    public IEnumerable<RowOutcome> Finish() => []; // every row stands for itself

    /// <summary>The date that the row names, or that it says is unknown.</summary>
    public static (ImpreciseDate? Date, bool IsUnknown) Date(RowValues row) =>
        FoldedText.Of(row.Text("date")) is "unknown" or "tbd" or "tba" or "?" ? (null, true) : (row.Date("date"), false);
}
