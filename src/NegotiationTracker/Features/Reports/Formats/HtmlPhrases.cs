namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>Sentences and the parts of tables and lists that recur through the HTML report.</summary>
internal static class HtmlPhrases
{
    public static Html Item(ReportedEntry entry) =>
        $"""<li><span class="when">{entry.Effective.ToWords()}</span> · <em>{ReportPhrases.Kind(entry)}</em> · {Sentence(entry.Says)}"""
        + $"""{Why(entry.Rationale)}{Spaced(ReportPhrases.Also(entry))}"""
        + $"""{(ReportPhrases.LacksSource(entry) ? NoSource : HtmlMarks.Cited(entry.Footnotes))}{Spaced(ReportPhrases.Known(entry))}</li>""";

    public static Html Dash { get; } = $"–";

    public static Html NoSource { get; } = $" <span class=\"quiet\">No source named.</span>";

    public static Html Why(string rationale) =>
        rationale.Length == 0 ? Html.None : $" <span class=\"why\">Why: {Sentence(rationale)}</span>";

    /// <summary>Since when, why, and on whose word.</summary>
    public static Html Words(Grounds grounds) => grounds.Rationale.Length == 0
        ? (Html)$"{ReportPhrases.Words(grounds.Since)}.{HtmlMarks.Cited(grounds.Footnotes)}"
        : (Html)$"{ReportPhrases.Words(grounds.Since)}. {Sentence(grounds.Rationale)}{HtmlMarks.Cited(grounds.Footnotes)}";

    public static string Sentence(string text) => PlainText.Sentence(PlainText.Line(text));

    public static Html Spaced(string? text) => text is null ? Html.None : (Html)$" {text}";

    public static IEnumerable<Html> Paragraphs(string text) => PlainText.Paragraphs(text).Select(p => (Html)$"<p>{p}</p>");

    public static Html Keys(IReadOnlyList<string> issues) => issues.Count == 0
        ? Dash
        : Html.Join(issues.Select(key => (Html)$"<a href=\"#{key}\">{key}</a>"), ", ");

    public static Html Fact(string name, Html value) => $"<div><dt>{name}</dt><dd>{value}</dd></div>";

    // A narrow screen shows each row as a block of its own; the roles keep it a table for those who hear it.
    public static Html Head(string caption, params IEnumerable<string> headings) =>
        $"""<table role="table" class="stack"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">"""
        + $"""{Html.Join(headings.Select(h => (Html)$"<th role=\"columnheader\" scope=\"col\">{h}</th>"))}</tr></thead><tbody role="rowgroup">""";

    public static Html Row(Html first, params IEnumerable<(string Heading, Html Value)> cells) =>
        $"""<tr role="row"><th role="rowheader" scope="row">{first}</th>"""
        + $"""{Html.Join(cells.Select(c => (Html)$"<td role=\"cell\" data-label=\"{c.Heading}\">{c.Value}</td>"))}</tr>""";

    public static (string Heading, Html Value) Cell(string heading, Html value) => (heading, value);

    public static Html Foot { get; } = $"</tbody></table>";
}
