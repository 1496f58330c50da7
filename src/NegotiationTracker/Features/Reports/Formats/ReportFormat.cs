namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>How a report is laid out; what it says is the same in each.</summary>
public enum ReportFormat
{
    Markdown,
    Csv,
    Html,
    Json,
}

public static class ReportFormats
{
    /// <summary>Reads what follows <c>--format</c>: the file extension, without its dot.</summary>
    public static bool TryParse(string? text, out ReportFormat format)
    {
        foreach (var known in Enum.GetValues<ReportFormat>())
        {
            format = known;
            if (string.Equals(text?.Trim(), known.Extension(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        format = default;
        return false;
    }

    /// <summary>Without its dot.</summary>
    public static string Extension(this ReportFormat format) => format switch
    {
        ReportFormat.Markdown => "md",
        ReportFormat.Csv => "csv",
        ReportFormat.Html => "html",
        ReportFormat.Json => "json",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>RFC 7763, RFC 4180, RFC 2854 and RFC 8259; the text is UTF-8.</summary>
    public static string MediaType(this ReportFormat format) => format switch
    {
        ReportFormat.Markdown => "text/markdown; charset=utf-8; variant=GFM",
        ReportFormat.Csv => "text/csv; charset=utf-8; header=present",
        ReportFormat.Html => "text/html; charset=utf-8",
        ReportFormat.Json => "application/json",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>A name for the file, such as AMAZ-status-2026-06-08.md: the negotiation and the day that it is about.</summary>
    public static string FileName(this StatusReport report, ReportFormat format) =>
        $"{report.Negotiation}-status-{report.Standpoint.About:yyyy-MM-dd}.{format.Extension()}";

    /// <summary>Writes the report piece by piece; the writer stays open. Its encoding is UTF-8 without a mark.</summary>
    /// <param name="withMark">Begin a CSV file with a byte order mark, by which spreadsheets know UTF-8; programs that
    /// read the file may not want it. The other formats never have one.</param>
    public static Task WriteTo(
        this StatusReport report, TextWriter writer, ReportFormat format, bool withMark = true,
        CancellationToken stop = default) => format switch
        {
            ReportFormat.Markdown => MarkdownReport.Write(report, writer, stop),
            ReportFormat.Csv => CsvReport.Write(report, writer, withMark, stop),
            ReportFormat.Html => HtmlReport.Write(report, writer, stop),
            ReportFormat.Json => JsonReport.Write(report, writer, stop),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
}
