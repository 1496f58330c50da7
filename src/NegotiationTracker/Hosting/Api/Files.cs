using Microsoft.AspNetCore.Mvc;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Files that entries name: evidence, and copies of sources.</summary>
internal static class Files
{
    private const long MostBytes = StoredFile.MostBytes + (64 * 1024);

    public static void MapFiles(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        files.MapPost("", async (
                IFormFile file, [FromHeader(Name = Writes.KeyHeader)] string? key, RequestSender requests, HttpContext http) =>
            {
                Writes.RequireKey(key);
                await using var content = file.OpenReadStream();
                var kept = await requests.Send(new KeepFile(content, file.FileName), http.RequestAborted);
                return await http.SendOnce(new ConfirmFile(kept), key);
            })
            .Sends(typeof(KeepFile)).Produces<StoredFile>().DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Refuses(StatusCodes.Status413PayloadTooLarge).Refuses(StatusCodes.Status415UnsupportedMediaType);
        files.MapGet("/{entry:long}", async (string negotiation, long entry, RequestSender requests, HttpContext http) =>
            {
                var opened = await requests.Send(new OpenFile(negotiation, new EntryId(entry)), http.RequestAborted);
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                return TypedResults.Stream(opened.Content, opened.File.MediaType, opened.File.Name);
            })
            .Sends(typeof(OpenFile)).Produces<Stream>(contentType: "application/octet-stream");
    }
}
