using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// What a row of another tracker lets us know about days. It holds one status, not when that began; so each entry is dated to
/// a day on which it certainly was so, and says as much.
/// </summary>
/// <param name="other">The day where the row names none, such as the one on which it was opened.</param>
/// <param name="otherWords">What that day is.</param>
/// <param name="otherField">The field that names it.</param>
internal sealed class RowDays(
    ImpreciseDate other, string otherWords, string otherField, ImpreciseDate? since, ImpreciseDate? updated, ImpreciseDate? closed)
{
    public static RowDays Of(RowValues row, ImpreciseDate other, string otherWords, string otherField) =>
        new(other, otherWords, otherField, row.Date("since"), row.Date("updated"), row.Date("closed"));

    public ImpreciseDate InStage => since ?? LastSeen;

    public string StageField => since is not null ? "since" : LastSeenField;

    /// <summary>The last day on which the row was certainly as it is.</summary>
    public ImpreciseDate LastSeen => updated ?? other;

    public string LastSeenField => updated is not null ? "updated" : otherField;

    public ImpreciseDate Closed => closed ?? LastSeen;

    public string ClosedField => closed is not null ? "closed" : LastSeenField;

    public string WhyStage(RowValues row)
    {
        if (row.Text("rationale") is { Length: > 0 } said)
            return said;
        var status = $"Status {row.Text("stage").Quoted()} in {From(row)}";
        return since is not null ? $"{status} since then."
            : updated is not null ? $"{status} when it was last updated there; since when is not in the file."
            : $"{status}; since when is not in the file, so it is dated to {otherWords}.";
    }

    public string WhyClosed(RowValues row)
    {
        var said = row.Text("rationale");
        var status = $"Closed in {From(row)}, with the status {row.Text("stage").Quoted()}";
        var day = closed is not null ? "." : "; on which day is not in the file, so it is dated to "
            + (updated is not null ? "its last update there." : $"{otherWords}.");
        return said.Length > 0 ? said : status + day;
    }

    public static string From(RowValues row) => string.IsNullOrWhiteSpace(row.Mapping.From) ? "the file" : row.Mapping.From.Trim();
}
