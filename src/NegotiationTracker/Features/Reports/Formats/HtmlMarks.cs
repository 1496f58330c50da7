using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The marks of the pages, drawn so that they need nothing from outside: each a shape beside its word.</summary>
internal static class HtmlMarks
{
    /// <summary>The word with the ladder up to it; beside the ladder, outlined up to the step that was reached before.</summary>
    public static Html Chip(Stage stage, Stage? reached) =>
        $"<span class=\"{(stage.IsBesideTheLadder() ? "chip beside" : "chip")}\">{Ladder(stage, reached)}{stage.ToWords()}</span>";

    public static Html Chip(ReportedStage? stage) =>
        stage is null ? $"<span class=\"quiet\">no stage yet</span>" : Chip(stage.Stage, stage.Reached);

    public static Html Trend(Trend trend) =>
        $"""<span class="trend {trend.ToWords()}">"""
        + $"""<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d="{Shape(trend)}"/></svg> {trend.ToWords()}</span>""";

    public static Html Trend(ReportedTrend? trend) =>
        trend is null ? $"<span class=\"quiet\">not assessed</span>" : Trend(trend.Trend);

    public static Html Badges(Outlook outlook) => Html.Join(ReportPhrases.Marks(outlook).Select(o =>
        (Html)$"""<span class="{(o.Mark == "⚑" ? "badge risk" : "badge")}"><span aria-hidden="true">{o.Mark}</span> {o.Words}</span>"""), " ");

    /// <summary>A date with a line that is solid if confirmed or held, dashed if it may move, dotted if it is unknown.</summary>
    public static Html Date(MilestoneRef milestone) =>
        $"""<span class="when"><span class="line {Line(milestone)}" aria-hidden="true"></span>"""
        + $"""&#8288;{ReportPhrases.DateOf(milestone)}{Overdue(milestone)}</span>""";

    /// <summary>On whose word: each grade in its box, the place, and the number that leads to the source.</summary>
    public static Html Cited(IReadOnlyList<Footnote> footnotes) => footnotes.Count == 0
        ? Html.None
        : $" <span class=\"cited\">{Html.Join(footnotes.Select(Cited), ", ")}.</span>";

    private static Html Cited(Footnote footnote)
    {
        Html place = footnote.Place is null ? Html.None : (Html)$" {footnote.Place}";
        return $"""<span class="{(footnote.Place is null ? "whole" : "placed")}">"""
            + $"""<span class="{(footnote.Grade.IsUnknown ? "grade unknown" : "grade")}" title="{footnote.Grade.ToWords()}">{footnote.Grade.ToString()}</span>"""
            + $"""{place} <a href="#source-{footnote.Source}" aria-label="source {footnote.Source}">[{footnote.Source}]</a></span>""";
    }

    private static Html Ladder(Stage stage, Stage? reached)
    {
        var steps = stage.IsBesideTheLadder() ? reached : stage;
        return $"""<svg class="ladder" viewBox="0 0 39 11" width="39" height="11" aria-hidden="true">"""
            + $"""{Html.Join(Words.Ladder.Select(s => Step(s, steps >= s)))}</svg>""";
    }

    private static Html Step(Stage step, bool isReached)
    {
        var place = (int)step;
        var height = 2 + place;
        return $"""<rect x="{4 * place}" y="{11 - height}" width="3" height="{height}" class="{(isReached ? $"on s{place + 1}" : "off")}"/>""";
    }

    private static Html Overdue(MilestoneRef milestone) =>
        milestone.IsOverdue ? $", <strong class=\"overdue\">overdue</strong>" : Html.None;

    private static string Line(MilestoneRef milestone) => (milestone.Date, milestone.Status) switch
    {
        (null, _) or (_, null) => "unknown",
        (_, DateStatus.Confirmed or DateStatus.Held) => "firm",
        (_, DateStatus.Cancelled) => "off",
        _ => "loose",
    };

    private static string Shape(Trend trend) => trend switch
    {
        Domain.Issues.Trend.Improved => "M5 1L9.6 9H.4z",
        Domain.Issues.Trend.Deteriorated => "M5 9L.4 1h9.2z",
        _ => "M.5 3.7h9v2.6h-9z",
    };
}
