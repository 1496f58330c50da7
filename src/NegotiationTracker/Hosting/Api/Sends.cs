using MediatR;
using Microsoft.AspNetCore.Http.Metadata;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Which request an endpoint sends: it lends the endpoint its name and its words.</summary>
internal sealed record Sends(Type Request)
{
    /// <summary>Whose fields a body at this address holds; without a body, the request that is sent.</summary>
    public static Type? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body && body.IsAssignableTo(typeof(IBaseRequest))
            ? body
            : endpoint?.Metadata.GetMetadata<Sends>()?.Request;
}

internal static class Endpoints
{
    private static readonly int[] Always = [400, 403, 404, 422, 500];

    /// <param name="operation">The name of the operation, if it is not that of the request.</param>
    public static RouteHandlerBuilder Sends(
        this RouteHandlerBuilder endpoint, Type request, string? operation = null, string? summary = null)
    {
        foreach (var status in Always)
            endpoint.Refuses(status);
        return endpoint.WithMetadata(new Sends(request)).WithName(operation ?? request.Name)
            .WithSummary(summary ?? Comments.Of(request) ?? request.Name);
    }

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.Produces<Problem>(status, Problems.ContentType);
}
