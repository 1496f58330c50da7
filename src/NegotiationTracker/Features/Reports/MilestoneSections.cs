using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>
/// Every milestone with its slips and its outcome: pending ones in the order in which they are expected, undated ones
/// last; then those that are past, latest first.
/// </summary>
internal static class MilestoneSections
{
    public static IReadOnlyList<ReportedMilestone> Of(ReportRecord record, Footnotes footnotes)
    {
        var all = record.Recalled<Milestone>().OrderBy(m => m.Subject.Called, StringComparer.Ordinal)
            .ThenBy(m => m.Subject.Key, StringComparer.Ordinal).ToArray();
        var pending = all.Where(m => m.Subject.IsPending).OrderBy(m => m.Subject.Date is null).ThenBy(m => m.Subject.Date);
        var past = all.Where(m => !m.Subject.IsPending).OrderByDescending(m => m.Subject.Date);
        return [.. pending.Concat(past).Select(m => Of(m.Subject, m.Stack, record, footnotes))];
    }

    private static ReportedMilestone Of(Milestone milestone, Stack stack, ReportRecord record, Footnotes footnotes)
    {
        var outcome = stack.HoldingIn("outcome");
        var date = new[] { stack.HoldingIn("date"), stack.HoldingIn("status") }.OfType<Entry>();
        return new ReportedMilestone(
            MilestoneRef.Of(milestone, record.At.About), Slips.ToWords(Slips.Of(stack), milestone.Date),
            outcome?.Type == EntryType.Correction, record.KeysOf(record.Links[milestone.Id].Select(l => l.Other.Id)),
            [.. date.SelectMany(footnotes.Of).Distinct()],
            outcome is null ? [] : footnotes.Of(outcome));
    }
}
