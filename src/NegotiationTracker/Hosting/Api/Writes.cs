using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>How a request that writes is sent: its body is the request, and its Idempotency-Key the id of the command.</summary>
internal static class Writes
{
    public const string KeyHeader = "Idempotency-Key";

    public const int MostBytes = 1024 * 1024;

    public static void Post<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string path)
        where TRequest : class, IRequest<TAnswer>, IWrites => routes
        .MapPost(path, ([FromBody] TRequest body, [FromHeader(Name = KeyHeader)] string? key, HttpContext http) =>
            http.SendOnce(body, key))
        .Acts<TRequest, TAnswer>();

    /// <summary>
    /// A statement about the subject in the address, and at …/foresight what would become of it; for a statement that names
    /// its subject itself, the same without an id.
    /// </summary>
    public static void Tell<TTelling>(this IEndpointRouteBuilder routes, string path)
        where TTelling : Telling, IRequest<EntryId>, IRecords
    {
        var ofAddress = ApiJson.HasSubjectInAddress(typeof(TTelling));
        if (ofAddress != path.Contains("{id:guid}", StringComparison.Ordinal))
            throw new InvalidOperationException(
                $"{typeof(TTelling).Name}: either its path holds {{id:guid}}, or {nameof(ApiJson)} lists it among those that name their subject.");
        (ofAddress
                ? routes.MapPost(path, (Guid id, [FromBody] TTelling body, [FromHeader(Name = KeyHeader)] string? key, HttpContext http) =>
                    http.Tell<TTelling>(body with { SubjectId = id }, key))
                : routes.MapPost(path, ([FromBody] TTelling body, [FromHeader(Name = KeyHeader)] string? key, HttpContext http) =>
                    http.Tell<TTelling>(body, key)))
            .Acts<TTelling, EntryId>().Refuses(StatusCodes.Status409Conflict);
        (ofAddress
                ? routes.MapPost(path + "/foresight", (Guid id, [FromBody] TTelling body, HttpContext http) =>
                    http.Foresee(body with { SubjectId = id }))
                : routes.MapPost(path + "/foresight", ([FromBody] TTelling body, HttpContext http) => http.Foresee(body)))
            .Sends(typeof(ForeseeEntry), $"Foresee{typeof(TTelling).Name}", $"What would become of this now? Nothing is stored. {Comments.Of(typeof(TTelling))}")
            .Produces<Foresight>().TakesJson();
    }

    public static RouteHandlerBuilder Acts<TRequest, TAnswer>(this RouteHandlerBuilder endpoint) => endpoint
        .Sends(typeof(TRequest)).TakesJson()
        .Produces(
            typeof(TAnswer) == typeof(Unit) ? StatusCodes.Status204NoContent : StatusCodes.Status200OK,
            typeof(TAnswer) == typeof(Unit) ? null : typeof(TAnswer));

    public static async Task<IResult> SendOnce<TAnswer>(this HttpContext http, IRequest<TAnswer> request, string? key)
    {
        http.Response.Headers.CacheControl = "no-store";
        var requests = http.RequestServices.GetRequiredService<RequestSender>();
        var answer = await requests.SendOnce(request, CommandId(key, requests), http.RequestAborted);
        return answer is Unit ? TypedResults.NoContent() : TypedResults.Ok(answer);
    }

    private static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .Refuses(StatusCodes.Status413PayloadTooLarge).Refuses(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> Tell<TTelling>(this HttpContext http, Telling telling, string? key)
        where TTelling : IRequest<EntryId>
    {
        try
        {
            return await http.SendOnce((TTelling)(object)telling, key);
        }
        catch (ConflictException)
        {
            // What stands there now goes with the refusal, so that its author can look and choose.
            var requests = http.RequestServices.GetRequiredService<RequestSender>();
            http.Features.Set(await requests.Send(new ForeseeEntry(telling), http.RequestAborted));
            throw;
        }
    }

    private static Task<Foresight> Foresee(this HttpContext http, Telling telling)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.RequestServices.GetRequiredService<RequestSender>().Send(new ForeseeEntry(telling), http.RequestAborted);
    }

    public static void RequireKey(string? key)
    {
        if (key is not { Length: >= 1 and <= 255 } || key.Any(c => c is < '!' or > '~'))
            throw new NoIdempotencyKeyException();
    }

    /// <summary>The same author and key give the same id; two authors never meet in one.</summary>
    private static Guid CommandId(string? key, RequestSender requests)
    {
        RequireKey(key);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{requests.Author.PersonId:D} {key}"));
        // RFC 9562: version 8 is for ids of one's own making, so no id that a form makes is ever the same.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>Without a key nobody can tell a second try from a second act.</summary>
internal sealed class NoIdempotencyKeyException() : Exception(
    "Name the request by the header Idempotency-Key: 1 to 255 letters, digits or signs without spaces, such as a UUID. Sent again "
    + "under the same key, it acts once and answers the same.");
