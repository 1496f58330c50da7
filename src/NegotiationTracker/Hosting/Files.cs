using Microsoft.Net.Http.Headers;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting;

/// <summary>
/// Files that entries name, as downloads: /AMAZ/entries/12/file. Somebody put them there, so no browser runs or shows them
/// as a page of this tracker; pictures alone can be looked at where they stand (?inline).
/// </summary>
internal static class Files
{
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/{negotiation}/entries/{entry:long}/file", Download).WithHead();

    private static async Task<IResult> Download(
        string negotiation, long entry, string? inline, RequestSender requests, HttpResponse response, CancellationToken stop)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        try
        {
            var (file, content) = await requests.Send(new OpenFile(negotiation, new EntryId(entry)), stop);
            var disposition = new ContentDispositionHeaderValue(
                inline is not null && file.IsPicture ? "inline" : "attachment");
            disposition.SetHttpFileName(file.Name);
            response.Headers.ContentDisposition = disposition.ToString();
            // The bytes were held to be a text in UTF-8 when they were taken in.
            var type = file.MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{file.MediaType}; charset=utf-8" : file.MediaType;
            return Results.Stream(content, type, enableRangeProcessing: false);
        }
        catch (RefusedException refused)
        {
            return refused.AsText();
        }
    }
}
