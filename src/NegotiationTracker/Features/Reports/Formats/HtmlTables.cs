using NegotiationTracker.Domain;
using static NegotiationTracker.Features.Reports.Formats.HtmlPhrases;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The milestones and the sources.</summary>
internal static class HtmlTables
{
    public static IEnumerable<Html> Milestones(StatusReport report)
    {
        var pending = report.Milestones.Where(m => m.Milestone.IsPending).ToArray();
        var past = report.Milestones.Where(m => !m.Milestone.IsPending).ToArray();
        yield return $"<section id=\"milestones\"><h2>Milestones</h2>";
        if (report.Milestones.Count == 0)
            yield return $"<p>No milestone is on record from this viewpoint.</p>";
        if (pending.Length > 0)
        {
            yield return $"<h3>Pending</h3>";
            yield return Head("Milestones that are expected", "Milestone", "Expected", "Kind", "Earlier dates", "Issues");
            foreach (var m in pending)
                yield return Row($"{m.Milestone.Title}", Date("Expected", m), Kind(m), Slips(m), Issues(m));
            yield return Foot;
        }

        if (past.Length > 0)
        {
            yield return $"<h3>Past</h3>";
            yield return Head("Milestones that are past", "Milestone", "Date", "Kind", "Outcome", "Earlier dates", "Issues");
            foreach (var m in past)
                yield return Row($"{m.Milestone.Title}", Date("Date", m), Kind(m), Cell("Outcome", Outcome(m)), Slips(m), Issues(m));
            yield return Foot;
        }

        yield return $"</section>";
    }

    public static IEnumerable<Html> Sources(StatusReport report)
    {
        if (report.Sources.Count == 0)
            yield break;
        yield return $"<section id=\"sources\"><h2>Sources</h2><ol class=\"sources\">";
        foreach (var source in report.Sources)
            yield return $"""<li id="source-{source.Number}" value="{source.Number}">{source.Publisher}: <cite>{source.Title}</cite>"""
                + $"""{(source.Published is { } day ? $", published {day.ToWords()}" : "")}"""
                + $"""{(source.Retrieved is { } retrieved ? $", retrieved {ReportPhrases.Day(retrieved)}" : "")}{Address(source.Url)}</li>""";
        yield return $"</ol></section>";
    }

    /// <summary>An address shows where it leads; nothing but http and https becomes a link.</summary>
    private static Html Address(string? url) => url is null ? Html.None
        : PlainText.WebAddress(url) is { } address
            ? (Html)$". <a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>"
            : (Html)$". {url}";

    private static (string, Html) Date(string heading, ReportedMilestone m) =>
        Cell(heading, $"{HtmlMarks.Date(m.Milestone)}{HtmlMarks.Cited(m.DateFootnotes)}");

    private static (string, Html) Kind(ReportedMilestone m) => Cell("Kind", $"{m.Milestone.Kind.ToWords()}");

    private static (string, Html) Slips(ReportedMilestone m) => Cell("Earlier dates", $"{m.Slips ?? "–"}");

    private static (string, Html) Issues(ReportedMilestone m) => Cell("Issues", Keys(m.Issues));

    private static Html Outcome(ReportedMilestone m) => m.Milestone.Outcome is not { } outcome ? Dash
        : (Html)$"{Sentence(outcome)}{Corrected(m)}{HtmlMarks.Cited(m.OutcomeFootnotes)}";

    private static Html Corrected(ReportedMilestone m) =>
        m.IsOutcomeCorrected ? $" <em>Corrected.</em>" : Html.None;
}
