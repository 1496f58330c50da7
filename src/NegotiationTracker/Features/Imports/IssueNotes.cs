using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>What a row tells beyond its fields: comments, and whatever has no place of its own, word by word.</summary>
internal static class IssueNotes
{
    /// <summary>Each comment, with its day where the file names it: Jira writes “date;author;text”.</summary>
    public static IEnumerable<(string Text, ImpreciseDate? Day)> Comments(RowValues row)
    {
        foreach (var (_, text) in row.Many("note"))
            if (text.Split(';', 3) is [{ Length: <= ImpreciseDate.LongestTyped } day, var author, { Length: > 0 } said]
                && FileDates.TryRead(day.Trim(), row.Mapping.Days, out var date, out _))
                yield return ($"Comment by {author.Trim()} in {RowDays.From(row)}: {said.Trim()}", date);
            else
                yield return ($"Comment in {RowDays.From(row)}: {text}", null);
    }

    public static IEnumerable<string> Lines(RowValues row, bool tellOwner)
    {
        if (tellOwner && row.Text("owner") is { Length: > 0 } owner)
            yield return LookedAfterBy(owner);
        if (row.Text("author") is { Length: > 0 } author)
            yield return $"Opened there by: {author}";
        foreach (var (header, category) in row.Many("category").Skip(1))
            yield return $"{header}: {category}";
        foreach (var (header, level) in row.Many("level"))
            yield return $"{header}: {level}";
        foreach (var column in row.Many("other").GroupBy(c => c.Header))
            yield return $"{column.Key}: {string.Join(", ", column.Select(c => c.Text))}";
        foreach (var untold in IssueLinks.Untold(row))
            yield return untold;
    }

    /// <summary>Dates of which nothing is to be expected any more.</summary>
    public static IEnumerable<string> Dates(IEnumerable<(string Mark, ImpreciseDate Date, bool IsExpected)> dates) =>
        dates.Select(d => Date(d.Mark, d.Date));

    public static string Date(string mark, ImpreciseDate date) => $"{(mark == "due" ? "Due" : "Start")} date: {date.ToWords()}";

    public static string LookedAfterBy(string owner) => $"Looked after there by: {owner}";

    /// <returns>Nothing if there is nothing to tell.</returns>
    public static NoteStatement? Of(RowValues row, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? null : new NoteStatement($"As {RowDays.From(row)} had it. {string.Join("; ", lines)}");
}
