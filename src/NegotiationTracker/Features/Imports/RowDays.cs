using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// What a row of another tracker lets us know about days. It holds one status, not when that began; so each entry is dated to
/// a day on which it certainly was so, and says as much.
/// </summary>
internal sealed class RowDays(ImpreciseDate opened, ImpreciseDate? since, ImpreciseDate? updated, ImpreciseDate? closed)
{
    public ImpreciseDate InStage => since ?? updated ?? opened;

    public string StageField => since is not null ? "since" : LastSeenField;

    /// <summary>The last day on which the row was certainly as it is.</summary>
    public ImpreciseDate LastSeen => updated ?? opened;

    public string LastSeenField => updated is not null ? "updated" : "opened";

    public ImpreciseDate Closed => closed ?? updated ?? opened;

    public string WhyStage(RowValues row)
    {
        if (row.Text("rationale") is { Length: > 0 } said)
            return said;
        var status = $"Status {row.Text("stage").Quoted()} in {From(row)}";
        return since is not null ? $"{status} since then."
            : updated is not null ? $"{status} when it was last updated there; since when is not in the file."
            : $"{status}; since when is not in the file, so it is dated to the day it was opened.";
    }

    public string WhyClosed(RowValues row)
    {
        var said = row.Text("rationale");
        var status = $"Closed in {From(row)}, with the status {row.Text("stage").Quoted()}";
        var day = closed is not null ? "." : "; on which day is not in the file, so it is dated to "
            + (updated is not null ? "its last update there." : "the day it was opened.");
        return said.Length > 0 ? said : status + day;
    }

    public static string From(RowValues row) => string.IsNullOrWhiteSpace(row.Mapping.From) ? "the file" : row.Mapping.From.Trim();
}
