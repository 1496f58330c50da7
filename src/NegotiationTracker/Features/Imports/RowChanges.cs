using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Takes what a row on record says anew as further statements. What would not hold, or stands against what people have
/// recorded since, is left, and told with what to do: nobody's word here is overruled by a list that did not know of it.
/// </summary>
internal sealed class RowChanges(RowRecorder recorder, RowValues row)
{
    private readonly List<string> _taken = [];
    private readonly List<string> _left = [];
    private IReadOnlyList<Citation>? _citations;

    public Account On(ImpreciseDate day, string rationale = "", bool ends = false) =>
        new() { Effective = day, Rationale = rationale, Citations = _citations ??= recorder.Citations(row), Ends = ends };

    /// <param name="field">Where the row says it.</param>
    /// <param name="dateField">Where its day is from.</param>
    /// <param name="says">What changes, in words.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Take(Subject subject, Statement statement, Account account, string field, string dateField, string says)
    {
        if (!Allows(subject, statement, account, field, dateField, says) || !recorder.Check(row, (statement, account, dateField)))
            return false;
        recorder.Record(row, subject, statement, account, dateField);
        Tell(says);
        return !row.Failed;
    }

    /// <summary>Looks whether it can be recorded and would hold; if not, it is told why.</summary>
    public bool Allows(Subject subject, Statement statement, Account account, string field, string dateField, string says)
    {
        var why = subject switch
        {
            { IsWithdrawn: true } => $"{subject.Called} was withdrawn from the record. If it is to come back, record it by hand",
            Milestone { IsPending: false } when statement is ExpectedDateStatement or DateStatusStatement => "what came of it is on record already. If it is to take place again, record that on its page",
            Issue issue when statement is not ReopenedStatement && ClosedBefore(issue, account.Effective) is { } closed =>
                $"{issue.Called} is closed here since {closed.Effective.ToWords()}. If that is no longer so, reopen it on its page and import the file again",
            _ => subject.WouldStandBehind(statement, account) is { } later
                ? $"the file dates it to {account.Effective.ToWords()}{InColumn(dateField)}, and on record is a later word of {later.Effective.ToWords()}. "
                    + "If the file is right, record it on its page, or write the day on which it became so"
                : null,
        };
        if (why is not null)
            _left.Add($"{says}{InColumn(field)} is not taken: {why}.");
        return why is null;
    }

    /// <summary>Taken, or to be taken when all rows are there.</summary>
    public void Tell(string says) => _taken.Add(says);

    public void Leave(string sentence) => _left.Add(sentence);

    /// <returns>Nothing if the row is wrong.</returns>
    public RowOutcome? Outcome(string called, string known)
    {
        if (row.Failed)
            return null;
        var left = string.Concat(_left.Select(l => $" {char.ToUpperInvariant(l[0])}{l[1..]}"));
        return _taken.Count > 0
            ? new RowOutcome(row.Number, $"{called}: {string.Join("; ", _taken)}{(left.Length > 0 ? $".{left}" : "")}", RowIs.Changed, _left.Count > 0)
            : RowOutcome.Known(row, known + left, _left.Count > 0);
    }

    /// <summary>The closing that stands and holds from a day on or before this one; nothing may follow it.</summary>
    public static Entry? ClosedBefore(Issue issue, ImpreciseDate day) =>
        issue.Stack.HoldingIn("lifecycle") is { Kind: EntryKind.Closed } closed && day.Earliest >= closed.Effective.Earliest ? closed : null;

    private string InColumn(string field) => row.Column(field) is { } column ? $" (column {column})" : "";
}
