using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// A milestone that an earlier file of the list put on record: a date that has moved there is a further word about its date, so
/// the slip stays visible. An empty cell says nothing.
/// </summary>
internal sealed class MilestoneChanges(RowRecorder recorder, ListWords list)
{
    /// <returns>Nothing if the row is wrong.</returns>
    public RowOutcome? Take(RowValues row, Guid id, string known)
    {
        var changes = new RowChanges(recorder, row);
        var (date, isUnknown) = MilestoneRows.Date(row);
        if (list.About<Milestone>(id) is not { } milestone || !list.HasSaidAnything(id))
            return recorder.Known.DateOf(id) is var here && (isUnknown || date is not null) && !Equals(here, date)
                ? RowOutcome.Known(
                    row, $"{known} It did not come from this list, and is expected here {Said(here)}; the file says {Said(date)}{InColumn(row, "date")}. "
                    + "That is not taken: if it is the same and has moved, move its date on its page.", leavesSomething: true)
                : RowOutcome.Known(row, known);
        if (row.RequiredDate("announced") is not { } announced)
            return null;
        // What came of it closes the matter, so it is said last.
        if (row.Cell("summary") is { Length: > 0 } summary && list.Last<DescribedStatement>(id)?.Summary != summary)
            Say(new DescribedStatement(milestone.Title, summary), "summary", "another description");
        if ((isUnknown || date is not null) && (list.Last<ExpectedDateStatement>(id) is not { } before || !Equals(before.Date, date)) && !Equals(milestone.Date, date))
            Say(new ExpectedDateStatement(date), "date", $"{Said(milestone.Date)} → {Said(date)}");
        if (row.Cell("status").Length > 0 && row.Choice<DateStatus>("status") is { } status && list.Last<DateStatusStatement>(id)?.Status != status && milestone.Status != status)
            Say(new DateStatusStatement(status), "status", $"{milestone.Status?.ToWords().ToLowerInvariant() ?? "not said how firm"} → {status.ToWords().ToLowerInvariant()}");
        if (row.Cell("outcome") is { Length: > 0 } outcome && list.Last<OutcomeStatement>(id)?.Text != outcome)
            Say(new OutcomeStatement(outcome), "outcome", $"what came of it: {outcome.Quoted()}");
        foreach (var issue in row.HasColumn("issue") ? IssueNames.Of(row, "issue", recorder.Known) : [])
            if (new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, issue) is var link && !list.HasSaid(id, link) && milestone.Stack.HoldingIn(link.Lane!) is null)
                Say(link, "issue", $"part of {recorder.Known.Called(issue)}");
        return changes.Outcome(milestone.Called, known);

        void Say(Statement statement, string field, string says) =>
            changes.Take(milestone, statement, changes.On(announced, row.Cell("rationale")), field, "announced", says);
    }

    private static string Said(ImpreciseDate? date) => date?.ToWords() ?? "at an unknown date";

    private static string InColumn(RowValues row, string field) => row.Column(field) is { } column ? $" (column {column})" : "";
}
