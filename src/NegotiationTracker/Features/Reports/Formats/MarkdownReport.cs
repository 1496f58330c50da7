using System.Globalization;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using static NegotiationTracker.Features.Reports.Formats.MarkdownPhrases;
using static NegotiationTracker.Features.Reports.Formats.MarkdownText;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// The report as Markdown (CommonMark with GFM's tables), to be read as it is or rendered. Lines end with LF; whatever
/// people wrote is escaped.
/// </summary>
internal static class MarkdownReport
{
    public static async Task Write(StatusReport report, TextWriter writer, CancellationToken stop)
    {
        foreach (var line in Lines(report))
        {
            await writer.WriteAsync(line.AsMemory(), stop);
            await writer.WriteAsync("\n".AsMemory(), stop);
        }
    }

    private static IEnumerable<string> Lines(StatusReport report)
    {
        var state = report.IsEmpty
            ? Head(report).Concat([ReportLegend.Empty, ""])
            : Head(report).Concat(Counts(report));
        var news = state.Concat(Moved(report)).Concat(Corrections(report.Essentials));
        return report.IsEmpty
            ? news.Concat(MarkdownTables.Sources(report))
            : news.Concat(Issues(report)).Concat(MarkdownTables.Milestones(report)).Concat(MarkdownTables.Sources(report))
                .Concat(MarkdownLegend.Lines());
    }

    private static IEnumerable<string> Head(StatusReport report)
    {
        var at = report.Standpoint;
        yield return $"# {Line(report.Title)}";
        yield return "";
        yield return $"**{at.Words}**";
        yield return "";
        yield return $"- {ReportPhrases.Composed(at)}";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"- Rests on the ledger up to entry {at.Sequence}, SHA-256 `{at.Hash}`.");
        if (ReportPhrases.History(at) is { } history)
            yield return $"- {history}";
        yield return "";
        foreach (var paragraph in Paragraphs(report.Summary))
        {
            yield return paragraph;
            yield return "";
        }
    }

    private static IEnumerable<string> Counts(StatusReport report)
    {
        var essentials = report.Essentials;
        yield return "## Essentials";
        yield return "";
        yield return $"- {ReportPhrases.IssuesMoved(report)}";
        yield return $"- {ReportPhrases.MilestonesPending(report)}"
            + (essentials.Next is { } next ? $" Next: {Line(next.Title)}, {DateOf(next)}." : "");
        yield return "";
        yield return "| Stage | Issues |";
        yield return "| --- | ---: |";
        foreach (var (stage, issues) in essentials.Stages)
            yield return $"| {stage?.ToWords() ?? "No stage yet"} | {issues} |";
        yield return "";
        yield return "| Trend | Issues |";
        yield return "| --- | ---: |";
        foreach (var (trend, issues) in essentials.Trends)
            yield return $"| {(trend is { } t ? $"{t.Mark()} {t.ToWords()}" : "not assessed")} | {issues} |";
        yield return "";
    }

    private static IEnumerable<string> Moved(StatusReport report)
    {
        var essentials = report.Essentials;
        if (report.IsEmpty && essentials.Moved.Count == 0)
            yield break;
        yield return $"### What moved since {DateWords.Long(essentials.Since)}";
        yield return "";
        if (essentials.Moved.Count == 0)
        {
            yield return "Nothing moved in this period.";
            yield return "";
        }

        foreach (var (about, issues, entries) in essentials.Moved)
        {
            yield return $"**{Line(about)}**{(issues.Count == 0 ? "" : $" ({string.Join(", ", issues)})")}";
            yield return "";
            foreach (var entry in entries)
                yield return Bullet(entry);
            yield return "";
        }
    }

    private static IEnumerable<string> Corrections(Essentials essentials)
    {
        if (essentials.Corrections.Count == 0)
            yield break;
        yield return $"### Corrected since {DateWords.Long(essentials.Since)}";
        yield return "";
        foreach (var c in essentials.Corrections)
        {
            var what = c.Now is null ? "withdrawn" : "corrected";
            yield return $"- **{Line(c.About)}**, {c.Kind.ToWords()}, {what} on {ReportPhrases.Day(c.Known)} by {Line(c.By)}."
                + Why(c.Rationale) + Grades(c.Footnotes);
            yield return $"  - Before: ~~{Line(c.Before)}~~ ({c.BeforeEffective.ToWords()})";
            if (c.Now is not null)
                yield return $"  - Now: {Line(c.Now)} ({c.NowEffective.ToWords()})";
        }

        yield return "";
    }

    private static IEnumerable<string> Issues(StatusReport report) => report.Issues.Count == 0
        ? ["## Issues", "", "No issue is on record from this viewpoint.", ""]
        : report.Issues.SelectMany(MarkdownIssue.Lines).Prepend("").Prepend("## Issues");
}
