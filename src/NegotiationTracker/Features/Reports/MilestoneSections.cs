using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>Every milestone with its slips and its outcome, in the order of its date; undated ones last.</summary>
internal static class MilestoneSections
{
    public static IReadOnlyList<ReportedMilestone> Of(ReportRecord record, Footnotes footnotes) =>
        [.. record.Recalled<Milestone>()
            .OrderBy(m => m.Subject.Date is null).ThenBy(m => m.Subject.Date)
            .ThenBy(m => m.Subject.Called, StringComparer.Ordinal).ThenBy(m => m.Subject.Key, StringComparer.Ordinal)
            .Select(m => Of(m.Subject, m.Stack, record, footnotes))];

    private static ReportedMilestone Of(Milestone milestone, Stack stack, ReportRecord record, Footnotes footnotes)
    {
        var date = stack.HoldingIn("date");
        var outcome = stack.HoldingIn("outcome");
        return new ReportedMilestone(
            MilestoneRef.Of(milestone, record.At.About), Slips.ToWords(Slips.Of(stack), milestone.Date),
            outcome?.Type == EntryType.Correction, record.KeysOf(record.Links[milestone.Id].Select(l => l.Other.Id)),
            date is null ? [] : footnotes.Of(date), outcome is null ? [] : footnotes.Of(outcome));
    }
}
