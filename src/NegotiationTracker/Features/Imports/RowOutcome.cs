using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>What a row is to the record.</summary>
public enum RowIs
{
    /// <summary>Not on record yet.</summary>
    New,

    /// <summary>On record from an earlier file of the same list, and the list says something else now.</summary>
    Changed,

    /// <summary>On record already: it is passed over.</summary>
    Known,
}

/// <summary>What becomes of a row.</summary>
/// <param name="LeavesSomething">Something that it says anew is not taken; the sentence tells why, and what to do.</param>
public sealed record RowOutcome(int Row, string Says, RowIs Is, bool LeavesSomething = false)
{
    internal static RowOutcome New(RowValues row, string says) => new(row.Number, says, RowIs.New);

    internal static RowOutcome Known(RowValues row, string says, bool leavesSomething = false) =>
        new(row.Number, says, RowIs.Known, leavesSomething);
}

/// <summary>Rows of one of the four kinds.</summary>
internal interface IRowsOfAKind
{
    /// <returns>Nothing if the row is wrong, or can be told of only when all rows are there.</returns>
    RowOutcome? Take(RowValues row);

    /// <summary>What can be said only when all rows are there.</summary>
    IEnumerable<RowOutcome> Finish();
}

/// <summary>Issues that a cell names, by commas or semicolons.</summary>
internal static class IssueNames
{
    public static List<Guid> Of(RowValues row, string field, OnRecord known)
    {
        List<Guid> issues = [];
        foreach (var (_, text) in row.Many(field).DefaultIfEmpty(("", row.Text(field))))
        {
            if (text.Length == 0)
                continue;
            // A title may hold a comma, so the whole is tried before its parts.
            var names = known.Issue(text) is null ? text.Split(',', ';', '\n').Select(n => n.Trim()).Where(n => n.Length > 0) : [text];
            foreach (var name in names)
            {
                if (known.Issue(name) is { } issue)
                    issues.Add(issue);
                else
                    row.Fault(field, $"{name.Quoted()} is no issue on record here. Write its key, such as {known.Negotiation.Key}-2, or import the issues first.");
            }
        }

        return [.. issues.Distinct()];
    }
}
