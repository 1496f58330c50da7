using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Hosting.Api;

/// <summary>How a question is answered: with a tag by which its asker learns later, at no cost, that nothing is new.</summary>
internal static class Reads
{
    /// <summary>Settings and the program's own words go into answers too, and change only with the process.</summary>
    private static readonly string ThisRun = RandomNumberGenerator.GetHexString(32);

    /// <summary>Its answer follows from the record, the day and the reader alone.</summary>
    public static bool BearsTag(Type request) => request.IsAssignableTo(typeof(IAsksRecord)) || request == typeof(ListNegotiations);

    public static RouteHandlerBuilder Read<TRequest>(this IEndpointRouteBuilder routes, string path, Delegate ask) =>
        routes.MapGet(path, ask).Sends(typeof(TRequest));

    public static Task<Results<Ok<T>, NotModified>> Answer<T>(this HttpContext http, IRequest<T> question) =>
        http.Answer(question, answer => answer);

    /// <param name="show">The part of the answer that programs get.</param>
    public static async Task<Results<Ok<TShown>, NotModified>> Answer<T, TShown>(
        this HttpContext http, IRequest<T> question, Func<T, TShown> show)
    {
        var requests = http.RequestServices.GetRequiredService<RequestSender>();
        if (!BearsTag(question.GetType()))
        {
            http.Response.Headers.CacheControl = "no-store";
        }
        else
        {
            // Before the answer: an entry that arrives in between makes the answer newer than its tag, never older.
            var place = await requests.Send(new FindPlace((question as IAsksRecord)?.Negotiation), http.RequestAborted);
            var tag = Tag(place, requests);
            http.Response.Headers.ETag = tag.ToString();
            http.Response.Headers.CacheControl = "private, no-cache";
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
                return new NotModified();
        }

        return TypedResults.Ok(show(await requests.Send(question, http.RequestAborted)));
    }

    /// <summary>The place in the ledger, and, so that no other answer bears the same tag, all else that answers depend on.</summary>
    private static EntityTagHeaderValue Tag(LedgerPlace place, RequestSender requests)
    {
        var rest = SHA256.HashData(Encoding.UTF8.GetBytes($"{place.Hash} {place.Today:O} {requests.Author.PersonId:D} {ThisRun}"));
        return new EntityTagHeaderValue($"\"{place.Sequence}-{Convert.ToHexStringLower(rest.AsSpan(0, 8))}\"");
    }
}

/// <summary>From where the record is read.</summary>
internal sealed class AskedFrom
{
    /// <summary>About which civil day, in the negotiation's time zone: 2026-06-08. Without it, today.</summary>
    [FromQuery(Name = Links.AsOf)]
    public string? AsOf { get; init; }

    /// <summary>As known when: 2026-06-08 for the end of that day in the negotiation's time zone, or a moment with its offset,
    /// 2026-06-08T14:00:00+04:00. Without it, all that is on record.</summary>
    [FromQuery(Name = Links.Known)]
    public string? Known { get; init; }

    /// <summary>Up to which place in the ledger: nothing recorded later, whatever its date, changes the answer. Without it, all.</summary>
    [FromQuery(Name = "sequence")]
    public long? Sequence { get; init; }

    public AskedViewpoint Viewpoint => new(AsOf, Known, Sequence);
}

/// <summary>Which part of a list is asked for.</summary>
internal sealed class AskedPart
{
    /// <summary>What the page before answered as next, unchanged; without it, the list begins.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Items a page, 1 to 200; without it, 50.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    public int Size => Limit switch
    {
        null => 50,
        >= 1 and <= 200 => Limit.Value,
        _ => throw new NotValidException([new Fault("limit", "“limit” is a number from 1 to 200.")]),
    };
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The items of this page, in the order of the list.</param>
/// <param name="Next">Give it back as “after” to go on; nothing at the end of the list. The pages that follow show the record
/// as this one did, whatever is recorded in the meantime.</param>
/// <param name="Total">How many items the whole list has.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next, int Total)
{
    internal static Listed<T> Whole(IReadOnlyList<T> items) => new(items, null, items.Count);

    internal static Listed<T> Part(ListPart<T> part) => new(part, part.Next, part.Total);
}

/// <summary>What the caller has is what it would get.</summary>
internal sealed class NotModified : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
}
