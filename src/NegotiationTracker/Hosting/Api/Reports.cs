using System.Text;
using Microsoft.AspNetCore.Mvc;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Hosting.Api;

/// <summary>
/// Reports as files: /AMAZ/reports/status.md?known=2026-06-08&amp;as-of=2026-06-08&amp;since=2026-05-09, and the schema by
/// which programs read them.
/// </summary>
internal static class Reports
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{negotiation}/reports/status.{extension:regex(^(md|csv|html|json)$)}", Download);
        app.MapGet(JsonReport.SchemaPath, () => Results.Stream(JsonReport.OpenSchema(), "application/schema+json"));
    }

    private static async Task<IResult> Download(
        string negotiation, string extension, [FromQuery(Name = Links.AsOf)] string? asOf,
        [FromQuery(Name = Links.Known)] string? known, string? since, RequestSender requests, HttpResponse response,
        CancellationToken stop)
    {
        // What stood on record a moment ago may be another thing now: no cache keeps it.
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // Whoever opens the file in the browser all the same gets it as it is, without the rights of this site.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        try
        {
            if (!ReportFormats.TryParse(extension, out var format))
                return Results.NotFound();
            var question = new ComposeStatusReport(negotiation) { At = new AskedViewpoint(asOf, known), Since = since };
            var report = await requests.Send(question, stop);
            return Results.Stream(body => Write(report, format, body, stop), format.MediaType(), report.FileName(format));
        }
        catch (NotOnRecordException refused)
        {
            return Refuse(refused, StatusCodes.Status404NotFound);
        }
        catch (NotPermittedException refused)
        {
            return Refuse(refused, StatusCodes.Status403Forbidden);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task Write(StatusReport report, ReportFormat format, Stream body, CancellationToken stop)
    {
        await using var writer = new StreamWriter(body, Utf8, leaveOpen: true);
        await report.WriteTo(writer, format, stop: stop);
    }

    private static IResult Refuse(RefusedException refused, int status) =>
        Results.Text(refused.Message, "text/plain", Encoding.UTF8, status);
}
