using static NegotiationTracker.Features.Reports.Formats.JsonReport;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The counts, what moved, and what was put right.</summary>
internal static class JsonEssentials
{
    public static object Of(StatusReport report)
    {
        var essentials = report.Essentials;
        return new
        {
            essentials.Since,
            Issues = report.Issues.Count,
            essentials.MovedIssues,
            PendingMilestones = report.Milestones.Count(m => m.Milestone.IsPending),
            OverdueMilestones = report.Milestones.Count(m => m.Milestone.IsOverdue),
            NextMilestone = essentials.Next?.Key,
            Stages = essentials.Stages.Select(s => new { Stage = s.Stage?.ToString(), s.Issues }),
            Trends = essentials.Trends.Select(t => new { Trend = t.Trend?.ToString(), t.Issues }),
        };
    }

    public static object Moved(MovedSubject moved) =>
        new { moved.About, moved.Issues, Entries = moved.Entries.Select(Entry) };

    public static object Correction(ReportedCorrection correction) => new
    {
        correction.About,
        Kind = correction.Kind.ToString(),
        correction.Before,
        BeforeEffective = Date(correction.BeforeEffective),
        correction.Now,
        NowEffective = correction.Now is null ? null : Date(correction.NowEffective),
        correction.Rationale,
        correction.By,
        correction.Known,
        Citations = Citations(correction.Footnotes),
    };
}
