using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Everything that a row puts on record as a new issue, in one line.</summary>
internal static class OpenedIssueWords
{
    /// <param name="dates">Milestones that its dates become.</param>
    public static string Of(RowValues row, Issue issue, IReadOnlyList<string> dates, OnRecord known)
    {
        var standing = issue.Stack.Standing.ToArray();
        List<string> parts = [];
        if (standing.LastOrDefault(e => e.Statement is ClosedStatement) is { } closed)
            parts.Add($"closed {closed.Effective.ToWords()}");
        else if (issue.Stage is { } stage)
            parts.Add(stage.ToWords().ToLowerInvariant());
        parts.Add($"category {issue.Category}, {issue.Importance.ToWords().ToLowerInvariant()}");
        if (standing.Any(e => e.Statement is OwnerStatement))
            parts.Add($"owner {row.Text("owner")}");
        parts.AddRange(dates);
        if (standing.Count(e => e.Statement is NoteStatement) is > 0 and var notes)
            parts.Add(Counted.Of(notes, "note", "notes"));
        parts.AddRange(standing.Select(e => e.Statement).OfType<LinkageStatement>().Select(l => $"{l.Type.ToWords()} {known.Called(l.TargetId)}"));
        if (row.Text("publisher") is { Length: > 0 } publisher)
            parts.Add($"source {publisher}");
        if (issue.Restriction == Restriction.Restricted)
            parts.Add("restricted");
        return $"{issue.Called} {issue.Title}: {string.Join("; ", parts)}";
    }
}
