using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Sources;
using static NegotiationTracker.Features.Reports.Formats.HtmlPhrases;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>The scales and their meanings, as tables.</summary>
internal static class HtmlLegend
{
    public static IEnumerable<Html> Pieces()
    {
        yield return $"<section id=\"legend\"><h2>How to read this report</h2><h3>Stages</h3>";
        yield return Head("Stages and what they mean", "Stage", "Meaning");
        foreach (var stage in Enum.GetValues<Stage>())
            yield return Row(HtmlMarks.Chip(stage, null), Cell("Meaning", $"{stage.Definition()}"));
        yield return Foot;
        yield return $"<p>{ReportLegend.Stages}</p>";
        yield return $"<h3>Grades of sources</h3><p>{ReportLegend.Grades}</p><div class=\"scales\">";
        yield return Scale("Letter", "Source", "ABCDEF".Select(l => (l.ToString(), Grade.SourceWords(l))));
        yield return Scale("Digit", "Item", "123456".Select(d => (d.ToString(), Grade.ItemWords(d))));
        yield return $"</div><p>{ReportLegend.UnknownGrades}</p>";
        yield return $"<h3>Dates</h3><p>{ReportLegend.Dates}</p>";
        yield return Head("How firm the date of a milestone is", "Certainty", "Meaning");
        foreach (var status in Enum.GetValues<DateStatus>())
            yield return Row($"{status.ToWords()}", Cell("Meaning", $"{status.Definition()}"));
        yield return Row($"overdue", Cell("Meaning", $"{ReportLegend.Overdue}"));
        yield return $"{Foot}</section>";
    }

    private static Html Scale(string mark, string of, IEnumerable<(string Mark, string Words)> steps) =>
        $"""<table><caption>{of}</caption><thead><tr><th scope="col">{mark}</th><th scope="col">{of}</th></tr></thead>"""
        + $"""<tbody>{Html.Join(steps.Select(s => (Html)$"<tr><th scope=\"row\">{s.Mark}</th><td>{s.Words}</td></tr>"))}</tbody></table>""";
}
