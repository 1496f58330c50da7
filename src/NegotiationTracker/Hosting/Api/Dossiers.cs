using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Whole negotiations as files (docs/dossier-format.md).</summary>
internal static class Dossiers
{
    public static void MapDossiers(this RouteGroupBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");
        dossiers.MapGet("/{negotiation}", Export).Sends(typeof(ExportDossier)).Produces<Stream>(contentType: Yaml);
        dossiers.MapPost("", Import).Sends(typeof(ImportDossier)).Accepts<string>("text/plain", Yaml).Produces<ImportedDossier>()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Refuses(StatusCodes.Status413PayloadTooLarge).Refuses(StatusCodes.Status415UnsupportedMediaType);
    }

    private const string Yaml = "application/yaml";

    /// <summary>What a file of as many characters takes at most, most of them being ASCII.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private static PushStreamHttpResult Export(string negotiation, long? sequence, RequestSender requests, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            async body =>
            {
                // Let go of without a flush if it is refused: then nothing was sent yet, and the refusal still can be.
                var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                await requests.Send(new ExportDossier(negotiation, writer) { Sequence = sequence }, http.RequestAborted);
                await writer.FlushAsync(http.RequestAborted);
            },
            Yaml, $"{negotiation}.yaml");
    }

    private static async Task<IResult> Import(HttpContext http, [FromHeader(Name = Writes.KeyHeader)] string? key)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await http.SendOnce(new ImportDossier { Content = await reader.ReadToEndAsync(http.RequestAborted) }, key);
    }
}
