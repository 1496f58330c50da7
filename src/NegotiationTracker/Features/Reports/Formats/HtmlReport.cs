using static NegotiationTracker.Features.Reports.Formats.HtmlPhrases;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// The report as one HTML file that asks for nothing from outside: to be read on any screen, in light or dark, sent by
/// mail, and printed. Whatever people wrote is encoded, and the file's own policy lets no script run.
/// </summary>
internal static class HtmlReport
{
    private static readonly string Style = Read("report.css");

    public static async Task Write(StatusReport report, TextWriter writer, CancellationToken stop)
    {
        foreach (var piece in Pieces(report))
        {
            await writer.WriteAsync(piece.ToString().AsMemory(), stop);
            await writer.WriteAsync("\n".AsMemory(), stop);
        }
    }

    private static IEnumerable<Html> Pieces(StatusReport report)
    {
        var all = Head(report).Concat(Cover(report)).Concat(Contents(report)).Append((Html)$"<main>");
        var news = report.IsEmpty
            ? all.Append((Html)$"<section id=\"essentials\"><h2>Essentials</h2><p>{ReportLegend.Empty}</p>")
            : all.Concat(HtmlEssentials.Counts(report));
        var body = news.Concat(HtmlEssentials.Moved(report)).Concat(HtmlEssentials.Corrections(report.Essentials))
            .Append((Html)$"</section>");
        return (report.IsEmpty
                ? body.Concat(HtmlTables.Sources(report))
                : body.Concat(Issues(report)).Concat(HtmlTables.Milestones(report)).Concat(HtmlTables.Sources(report))
                    .Concat(HtmlLegend.Pieces()))
            .Append((Html)$"</main></body></html>");
    }

    private static IEnumerable<Html> Head(StatusReport report)
    {
        yield return $"<!DOCTYPE html>";
        yield return $"<html lang=\"en\"><head><meta charset=\"utf-8\">";
        yield return $"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""";
        yield return $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
        yield return $"<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">";
        yield return $"<title>{report.Title} · {report.Standpoint.Words}</title>";
        var style = new Html(Style.Length, 0);
        style.AppendLiteral(Style);
        yield return $"<style>{style}</style></head><body>";
    }

    private static IEnumerable<Html> Cover(StatusReport report)
    {
        var at = report.Standpoint;
        yield return $"<header class=\"cover\"><p class=\"key\">{report.Negotiation}</p><h1>{report.Title}</h1>";
        yield return $"<p class=\"standpoint\">{at.Words}</p>";
        yield return $"<ul class=\"rests\"><li>{ReportPhrases.Composed(at)}</li>";
        yield return $"<li>Rests on the ledger up to entry {at.Sequence}, SHA-256 <code>{at.Hash}</code>.</li>";
        if (ReportPhrases.History(at) is { } history)
            yield return $"<li>{history}</li>";
        yield return $"</ul>";
        foreach (var paragraph in Paragraphs(report.Summary))
            yield return paragraph;
        yield return $"</header>";
    }

    private static IEnumerable<Html> Contents(StatusReport report)
    {
        yield return $"<nav aria-labelledby=\"contents\"><h2 id=\"contents\">Contents</h2><ol>";
        yield return $"<li><a href=\"#essentials\">Essentials</a></li>";
        if (!report.IsEmpty)
        {
            yield return $"<li><a href=\"#issues\">Issues</a></li>";
            yield return $"<li><a href=\"#milestones\">Milestones</a></li>";
        }

        if (report.Sources.Count > 0)
            yield return $"<li><a href=\"#sources\">Sources</a></li>";
        if (!report.IsEmpty)
            yield return $"<li><a href=\"#legend\">How to read this report</a></li>";
        yield return $"</ol></nav>";
    }

    private static IEnumerable<Html> Issues(StatusReport report)
    {
        yield return $"<section id=\"issues\"><h2>Issues</h2>";
        if (report.Issues.Count == 0)
            yield return $"<p>No issue is on record from this viewpoint.</p>";
        foreach (var piece in report.Issues.SelectMany(HtmlIssue.Pieces))
            yield return piece;
        yield return $"</section>";
    }

    private static string Read(string resource)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
