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
        app.MapGet("/{negotiation}/reports/status.{extension:regex(^(md|csv|html|json)$)}", Download).ExcludeFromDescription().WithHead();
        app.MapGet(JsonReport.SchemaPath, () => Results.Stream(JsonReport.OpenSchema(), "application/schema+json")).ExcludeFromDescription().WithHead();
    }

    /// <summary>For programs: the report as data, and the same files under an address of the API.</summary>
    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.Read<ComposeStatusReport>("/status", (
                string negotiation, string? since, [AsParameters] AskedFrom at, HttpContext http) =>
            http.Answer(new ComposeStatusReport(negotiation) { At = at.Viewpoint, Since = since }));
        foreach (var format in Enum.GetValues<ReportFormat>())
            reports.MapGet($"/status.{format.Extension()}", (
                    string negotiation, string? since, [AsParameters] AskedFrom at, RequestSender requests, HttpContext http) =>
                Send(new ComposeStatusReport(negotiation) { At = at.Viewpoint, Since = since }, format, requests, http.Response, http.RequestAborted))
                .Sends(typeof(ComposeStatusReport), $"{nameof(ComposeStatusReport)}As{format}")
                .Produces<Stream>(contentType: format.MediaType().Split(';')[0]);
    }

    private static async Task<IResult> Download(
        string negotiation, string extension, [FromQuery(Name = Links.AsOf)] string? asOf,
        [FromQuery(Name = Links.Known)] string? known, string? since, RequestSender requests, HttpResponse response,
        CancellationToken stop)
    {
        try
        {
            if (!ReportFormats.TryParse(extension, out var format))
                return Results.NotFound();
            var question = new ComposeStatusReport(negotiation) { At = new AskedViewpoint(asOf, known), Since = since };
            return await Send(question, format, requests, response, stop);
        }
        catch (RefusedException refused)
        {
            response.Headers.CacheControl = "no-store";
            return refused.AsText();
        }
    }

    private static async Task<IResult> Send(
        ComposeStatusReport question, ReportFormat format, RequestSender requests, HttpResponse response, CancellationToken stop)
    {
        // What stood on record a moment ago may be another thing now: no cache keeps it.
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // Whoever opens the file in the browser all the same gets it as it is, without the rights of this site.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        var report = await requests.Send(question, stop);
        return Results.Stream(body => Write(report, format, body, stop), format.MediaType(), report.FileName(format));
    }

    private static async Task Write(StatusReport report, ReportFormat format, Stream body, CancellationToken stop)
    {
        await using var writer = new StreamWriter(body, Utf8, leaveOpen: true);
        await report.WriteTo(writer, format, stop: stop);
    }
}
