using Microsoft.AspNetCore.Mvc;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>People's own files (docs/imports.md).</summary>
internal static class Imports
{
    /// <summary>A file of ten megabytes and what is sent around it.</summary>
    private const int MostBytes = FileTable.MostBytes + (64 * 1024);

    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.Read<ListImports>("", (string negotiation, [AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http) =>
            http.Answer(new ListImports(negotiation) { At = at.Viewpoint, PageSize = part.Size, After = part.After }, Listed<ImportRow>.Part));
        imports.MapPost("/preview", async (IFormFile file, [AsParameters] AskedImport asked, RequestSender requests, HttpContext http) =>
                TypedResults.Ok(await requests.Send(await asked.Fill(new PreviewImport(), file, http), http.RequestAborted)))
            .Takes(typeof(PreviewImport)).Produces<ImportPreview>();
        imports.MapPost("", async (
                IFormFile file, [AsParameters] AskedImport asked, [FromHeader(Name = Writes.KeyHeader)] string? key, HttpContext http) =>
                await http.SendOnce(await asked.Fill(new ImportFile(), file, http), key))
            .Takes(typeof(ImportFile)).Produces<ImportedFile>();
        imports.Post<UndoImport, UndoneImport>("/undone");
    }

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, Type request) => endpoint
        .Sends(request).DisableAntiforgery() // cookies play no part here: whoever can send this can send anything
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .Refuses(StatusCodes.Status413PayloadTooLarge).Refuses(StatusCodes.Status415UnsupportedMediaType);
}

/// <summary>How a file that is sent is to be understood.</summary>
internal sealed class AskedImport
{
    /// <summary>Key of the negotiation.</summary>
    [FromQuery(Name = "negotiation")]
    public string Negotiation { get; init; } = "";

    /// <summary>What the rows are; without it, it is guessed from the names of the columns.</summary>
    [FromQuery(Name = "as")]
    public ImportOf? As { get; init; }

    /// <summary>The sheet of a workbook; without it, the first that can be seen.</summary>
    [FromQuery(Name = "sheet")]
    public string? Sheet { get; init; }

    /// <summary>How the text of a CSV is encoded; without it, UTF-8 or as its first bytes say.</summary>
    [FromQuery(Name = "encoding")]
    public FileEncoding? Encoding { get; init; }

    /// <summary>How the columns are understood, as JSON (docs/imports.md); without it, it is guessed from their names.</summary>
    [FromForm(Name = "mapping")]
    public string? Mapping { get; init; }

    public async Task<T> Fill<T>(T content, IFormFile file, HttpContext http) where T : ImportedContent
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        content.Negotiation = Negotiation;
        content.FileName = Path.GetFileName(file.FileName);
        content.Content = bytes.ToArray();
        content.Encoding = Encoding ?? default;
        content.Sheet = Sheet;
        content.As = As;
        content.Mapping = string.IsNullOrWhiteSpace(Mapping) ? null : Understood(Mapping);
        return content;
    }

    private static FileMapping Understood(string mapping)
    {
        try
        {
            return FileMapping.Parse(mapping);
        }
        catch (FormatException unread)
        {
            throw new UnreadableException(unread.Message, "mapping");
        }
    }
}
