using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The scales and their meanings, as tables.</summary>
internal static class MarkdownLegend
{
    public static IEnumerable<string> Lines() =>
    [
        "## How to read this report",
        "",
        "### Stages",
        "",
        "| Stage | Meaning |",
        "| --- | --- |",
        .. Enum.GetValues<Stage>().Select(s => $"| {s.ToWords()} | {s.Definition()} |"),
        "",
        ReportLegend.Stages,
        "",
        "### Grades of sources",
        "",
        ReportLegend.Grades,
        "",
        "| Letter | Source | Digit | Item |",
        "| --- | --- | --- | --- |",
        .. "ABCDEF".Zip("123456", (l, d) => $"| {l} | {Grade.SourceWords(l)} | {d} | {Grade.ItemWords(d)} |"),
        "",
        ReportLegend.UnknownGrades,
        "",
        "### Dates",
        "",
        ReportLegend.Dates,
        "",
        "| Certainty of a milestone | Meaning |",
        "| --- | --- |",
        .. Enum.GetValues<DateStatus>().Select(s => $"| {s.ToWords()} | {s.Definition()} |"),
        $"| overdue | {ReportLegend.Overdue} |",
    ];
}
