using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Each row a milestone: its date, how firm that is, what came of it, and the issues that it is part of.</summary>
internal sealed class MilestoneRows(RowRecorder recorder) : IRowsOfAKind
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    public RowOutcome? Take(RowValues row)
    {
        var title = row.Required("title");
        var foreign = row.Text("key").TrimStart('#');
        var imported = recorder.Known.Imported(foreign);
        if (imported?.IsSame(row, title) == true)
            return RowOutcome.Known(row, $"{title.Quoted()} was imported before.");
        if (title.Length > 0)
            imported?.Refuse(row, foreign, null);
        if (imported is null && recorder.Known.HasMilestone(title))
            return RowOutcome.Known(row, $"A milestone {title.Quoted()} is on record already.");
        var day = row.Text("date");
        var isUnknown = FoldedText.Of(day) is "unknown" or "tbd" or "tba" or "?";
        var date = isUnknown ? null : row.Date("date");
        var status = row.Choice<DateStatus>("status");
        var kind = row.Required("kind").Length > 0 ? row.Choice<MilestoneKind>("kind") : null;
        var announced = row.RequiredDate("announced");
        var issues = IssueNames.Of(row, "issue", recorder.Known);
        if (title.Length > 0 && !_rows.TryAdd(FoldedText.Of(title), row.Number))
            row.Fault("title", $"Row {_rows[FoldedText.Of(title)]} has a milestone of this title already. Name this one apart, or leave the row out.");
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
        return RowOutcome.New(row, $"{title}, {kind!.Value.ToWords().ToLowerInvariant()}: {(isUnknown ? "date unknown" : date?.ToWords() ?? "no date")}");
    }

    public void Finish()
    {
        // Every row stands for itself.
    }
}
