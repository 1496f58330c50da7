using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Where a list says that an issue stands now. What the list itself has closed it can open again; what people have closed
/// here stays closed until they open it.
/// </summary>
internal sealed class IssueStages(ListWords list, List<(RowValues Row, Issue Issue, Account Account)> closed, DateOnly today)
{
    /// <summary>The stage that the list said last, and the one that it says now.</summary>
    public (Stage? Before, Stage? Now) Said(RowValues row, Issue issue)
    {
        var last = list.Last(issue.Id, EntryKind.Stage, EntryKind.Closed);
        var before = last?.Statement switch { StageStatement said => said.Stage, ClosedStatement => Stage.Closed, _ => (Stage?)null };
        var word = row.Cell("stage");
        // A word that was explained once need not be explained again: as long as it is the same, nothing is new.
        if (word.Length == 0 || (last is not null && last.Rationale.Contains($"tatus {word.Quoted()}", StringComparison.Ordinal)))
            return (before, before);
        return (before, row.Choice<Stage>("stage"));
    }

    public void Take(RowChanges changes, RowValues row, Issue issue, RowDays days, Stage? before, Stage now)
    {
        var says = $"{Words(before)} → {Words(now)}";
        if (now == Stage.Closed)
            Close(changes, row, issue, days, says);
        else if (RowChanges.ClosedBefore(issue, days.InStage) is not { } closing || !list.IsOfList(closing))
            Reach(changes, row, issue, days, now, says);
        else if (changes.Take(
            issue, new ReopenedStatement(), changes.On(days.InStage, $"Open again in {RowDays.From(row)}, with the status {row.Text("stage").Quoted()}."),
            "stage", days.StageField, "reopened"))
            Reach(changes, row, issue, days, now, says);
    }

    private static void Reach(RowChanges changes, RowValues row, Issue issue, RowDays days, Stage now, string says) => changes.Take(
        issue, new StageStatement(now), changes.On(days.InStage, days.WhyStage(row)), "stage", days.StageField, says);

    private void Close(RowChanges changes, RowValues row, Issue issue, RowDays days, string says)
    {
        if (issue.IsClosed)
            return; // closed there as it is here
        var account = changes.On(days.Closed, days.WhyClosed(row));
        row.Check(new ClosedStatement(), account, days.ClosedField, today);
        if (row.Failed || !changes.Allows(issue, new ClosedStatement(), account, "stage", days.ClosedField, says))
            return;
        closed.Add((row, issue, account));
        changes.Tell(says);
    }

    private static string Words(Stage? stage) => stage?.ToWords().ToLowerInvariant() ?? "no stage";
}
