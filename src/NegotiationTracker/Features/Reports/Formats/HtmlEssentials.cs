using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using static NegotiationTracker.Features.Reports.Formats.HtmlPhrases;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>What somebody reads who reads one page: the counts, every issue in a row, what moved, what was put right.</summary>
internal static class HtmlEssentials
{
    public static IEnumerable<Html> Counts(StatusReport report)
    {
        var essentials = report.Essentials;
        yield return $"<section id=\"essentials\"><h2>Essentials</h2>";
        yield return $"<ul class=\"counts\"><li>{ReportPhrases.IssuesMoved(report)}</li><li>{ReportPhrases.MilestonesPending(report)}";
        if (essentials.Next is { } next)
            yield return $" Next: <strong>{next.Title}</strong>, {HtmlMarks.Date(next)}.";
        yield return $"</li></ul><div class=\"scales\">";
        yield return $"<table><caption>Issues by stage</caption>"
            + $"<thead><tr><th scope=\"col\">Stage</th><th scope=\"col\" class=\"number\">Issues</th></tr></thead><tbody>";
        foreach (var (stage, issues) in essentials.Stages)
            yield return $"<tr><th scope=\"row\">{(stage is { } s ? HtmlMarks.Chip(s, null) : $"No stage yet")}</th><td class=\"number\">{issues}</td></tr>";
        yield return $"</tbody></table>";
        yield return $"<table><caption>Issues by trend</caption>"
            + $"<thead><tr><th scope=\"col\">Trend</th><th scope=\"col\" class=\"number\">Issues</th></tr></thead><tbody>";
        foreach (var (trend, issues) in essentials.Trends)
            yield return $"<tr><th scope=\"row\">{(trend is { } t ? HtmlMarks.Trend(t) : $"not assessed")}</th><td class=\"number\">{issues}</td></tr>";
        yield return $"</tbody></table></div>";
        if (report.Issues.Count == 0)
            yield break;
        yield return Head("Every issue in a row", "Issue", "Stage", "Since", "Trend", "Next milestone");
        foreach (var issue in report.Issues)
            yield return Row(
                $"<a href=\"#{issue.Key}\"><span class=\"key\">{issue.Key}</span> {issue.Title}</a>",
                Cell("Stage", HtmlMarks.Chip(issue.Stage)),
                Cell("Since", issue.Stage is { } s ? $"{s.Grounds.Since.Date.ToWords()}" : Dash),
                Cell("Trend", $"{HtmlMarks.Trend(issue.Trend)} {Badges(issue)}"),
                Cell("Next milestone", issue.NextMilestone is { } m ? $"{m.Title}, {HtmlMarks.Date(m)}" : Dash));
        yield return Foot;
    }

    public static IEnumerable<Html> Moved(StatusReport report)
    {
        var essentials = report.Essentials;
        if (report.IsEmpty && essentials.Moved.Count == 0)
            yield break;
        yield return $"<h3 id=\"moved\">What moved since {DateWords.Long(essentials.Since)}</h3>";
        if (essentials.Moved.Count == 0)
            yield return $"<p>Nothing moved in this period.</p>";
        foreach (var (about, issues, entries) in essentials.Moved)
        {
            yield return issues.Count == 0
                ? (Html)$"<h4>{about}</h4><ul class=\"entries\">"
                : (Html)$"<h4>{about} <span class=\"quiet\">({Keys(issues)})</span></h4><ul class=\"entries\">";
            foreach (var entry in entries)
                yield return Item(entry);
            yield return $"</ul>";
        }
    }

    public static IEnumerable<Html> Corrections(Essentials essentials)
    {
        if (essentials.Corrections.Count == 0)
            yield break;
        yield return $"<h3 id=\"corrected\">Corrected since {DateWords.Long(essentials.Since)}</h3><ul class=\"entries\">";
        foreach (var c in essentials.Corrections)
        {
            var what = c.Now is null ? "withdrawn" : "corrected";
            yield return $"<li><strong>{c.About}</strong>, {c.Kind.ToWords()}, {what} on {ReportPhrases.Day(c.Known)} by {c.By}."
                + $"{Why(c.Rationale)}{HtmlMarks.Cited(c.Footnotes)}";
            yield return $"<br>Before: <del>{c.Before}</del> ({c.BeforeEffective.ToWords()})";
            if (c.Now is not null)
                yield return $"<br>Now: <ins>{c.Now}</ins> ({c.NowEffective.ToWords()})";
            yield return $"</li>";
        }

        yield return $"</ul>";
    }

    private static Html Badges(ReportedIssue issue) =>
        issue.Trend is { } trend ? HtmlMarks.Badges(trend.Outlook) : Html.None;
}
