using NegotiationTracker.Domain;
using static NegotiationTracker.Features.Reports.Formats.MarkdownPhrases;
using static NegotiationTracker.Features.Reports.Formats.MarkdownText;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The milestones and the sources.</summary>
internal static class MarkdownTables
{
    public static IEnumerable<string> Milestones(StatusReport report)
    {
        yield return "## Milestones";
        yield return "";
        if (report.Milestones.Count == 0)
        {
            yield return "No milestone is on record from this viewpoint.";
            yield return "";
        }

        foreach (var line in Ahead([.. report.Milestones.Where(m => m.Milestone.IsPending)]))
            yield return line;
        foreach (var line in Past([.. report.Milestones.Where(m => !m.Milestone.IsPending)]))
            yield return line;
    }

    public static IEnumerable<string> Sources(StatusReport report)
    {
        if (report.Sources.Count == 0)
            yield break;
        yield return "## Sources";
        yield return "";
        foreach (var source in report.Sources)
            yield return $"{source.Number}. {Line(source.Publisher)}: {Line(source.Title)}"
                + (source.Published is { } day ? $", published {day.ToWords()}" : "")
                + (source.Retrieved is { } retrieved ? $", retrieved {ReportPhrases.Day(retrieved)}" : "")
                + (source.Url is null ? "" : $". {Link(source.Url)}");
        yield return "";
    }

    private static IEnumerable<string> Ahead(IReadOnlyList<ReportedMilestone> milestones)
    {
        if (milestones.Count == 0)
            yield break;
        yield return "### Pending";
        yield return "";
        yield return "| Expected | Milestone | Kind | Earlier dates | Issues |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var m in milestones)
            yield return $"| {Begin(m)} | {m.Slips ?? "–"} | {Issues(m)} |";
        yield return "";
    }

    private static IEnumerable<string> Past(IReadOnlyList<ReportedMilestone> milestones)
    {
        if (milestones.Count == 0)
            yield break;
        yield return "### Past";
        yield return "";
        yield return "| Date | Milestone | Kind | Outcome | Earlier dates | Issues |";
        yield return "| --- | --- | --- | --- | --- | --- |";
        foreach (var m in milestones)
            yield return $"| {Begin(m)} | {Outcome(m)} | {m.Slips ?? "–"} | {Issues(m)} |";
        yield return "";
    }

    private static string Begin(ReportedMilestone m) =>
        $"{DateOf(m.Milestone)}{Grades(m.DateFootnotes)} | {Line(m.Milestone.Title)} | {m.Milestone.Kind.ToWords()}";

    private static string Outcome(ReportedMilestone m) => m.Milestone.Outcome is not { } outcome
        ? "–"
        : Sentence(outcome) + (m.IsOutcomeCorrected ? " *Corrected.*" : "") + Grades(m.OutcomeFootnotes);

    private static string Issues(ReportedMilestone m) => m.Issues.Count == 0 ? "–" : string.Join(", ", m.Issues);
}
