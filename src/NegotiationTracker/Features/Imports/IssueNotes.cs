using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>What a row tells beyond its fields: comments, and whatever has no place of its own, word by word.</summary>
internal static class IssueNotes
{
    public static IEnumerable<(Statement Statement, Account Account, string DateField)> Of(
        RowValues row, bool tellOwner, Account first, RowDays days, ImpreciseDate? start, ImpreciseDate? due, Stage? stage, DateOnly today)
    {
        foreach (var (_, text) in row.Many("note"))
            yield return Comment(row, text, first with { Effective = days.LastSeen, Rationale = "" }, days.LastSeenField);
        List<string> lines = [];
        void Tell(string what, string text)
        {
            if (text.Length > 0)
                lines.Add($"{what}: {text}");
        }

        if (tellOwner)
            Tell("Looked after there by", row.Text("owner"));
        Tell("Opened there by", row.Text("author"));
        if (start is not null && (stage == Stage.Closed || start.Earliest <= today))
            Tell("Start date", start.ToWords());
        if (due is not null && stage == Stage.Closed)
            Tell("Due date", due.ToWords());
        foreach (var (header, category) in row.Many("category").Skip(1))
            Tell(header, category);
        foreach (var column in row.Many("other").GroupBy(c => c.Header))
            Tell(column.Key, string.Join(", ", column.Select(c => c.Text)));
        foreach (var untold in IssueLinks.Untold(row))
            lines.Add(untold);
        if (lines.Count > 0)
            yield return (
                new NoteStatement($"As {RowDays.From(row)} had it. {string.Join("; ", lines)}"),
                first with { Effective = days.LastSeen, Rationale = "" }, days.LastSeenField);
    }

    /// <summary>Jira writes “date;author;text”.</summary>
    private static (Statement, Account, string) Comment(RowValues row, string text, Account account, string dateField)
    {
        if (text.Split(';', 3) is [{ Length: <= ImpreciseDate.LongestTyped } day, var author, { Length: > 0 } said]
            && FileDates.TryRead(day.Trim(), row.Mapping.Days, out var date, out _))
            return (new NoteStatement($"Comment by {author.Trim()} in {RowDays.From(row)}: {said.Trim()}"), account with { Effective = date }, "note");
        return (new NoteStatement($"Comment in {RowDays.From(row)}: {text}"), account, dateField);
    }
}
