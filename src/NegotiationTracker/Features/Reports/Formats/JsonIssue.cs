using NegotiationTracker.Domain.Issues;
using static NegotiationTracker.Features.Reports.Formats.JsonReport;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>One issue; its milestones go by the keys under which they are listed.</summary>
internal static class JsonIssue
{
    public static object Of(ReportedIssue issue) => new
    {
        issue.Key,
        issue.Title,
        issue.Summary,
        issue.Category,
        Importance = issue.Importance.ToString(),
        issue.IsRestricted,
        Stage = issue.Stage is not { } stage ? null : new
        {
            Stage = stage.Stage.ToString(),
            Reached = stage.Reached?.ToString(),
            Grounds = Grounds(stage.Grounds),
        },
        Assessment = issue.Trend is not { } trend ? null : new
        {
            Trend = trend.Trend.ToString(),
            Outlook = new[] { Outlook.RiskAlert, Outlook.Opportunity }.Where(o => trend.Outlook.HasFlag(o)).Select(o => o.ToString()),
            Grounds = Grounds(trend.Grounds),
        },
        Implementation = issue.Implementation is not { } implementation ? null : new
        {
            implementation.Score,
            Grounds = Grounds(implementation.Grounds),
        },
        LastMovement = Date(issue.LastMovement),
        issue.Owners,
        Positions = issue.Positions.Select(Position),
        issue.WaitsFor,
        issue.HoldsUp,
        issue.Related,
        Milestones = issue.Milestones.Select(m => m.Key),
        NextMilestone = issue.NextMilestone?.Key,
        Newest = issue.Newest.Select(Entry),
    };

    private static object Position(ReportedPosition position) => new
    {
        position.Party,
        position.IsParty,
        Type = position.Type.ToString(),
        position.Text,
        position.Quote,
        Flexibility = position.Flexibility?.ToString(),
        position.Salience,
        Confidence = position.Confidence?.ToString(),
        Grounds = Grounds(position.Grounds),
    };

    private static object Grounds(Grounds grounds) => new
    {
        Since = Date(grounds.Since.Date),
        grounds.Since.IsPossibly,
        grounds.Rationale,
        Citations = Citations(grounds.Footnotes),
    };
}
