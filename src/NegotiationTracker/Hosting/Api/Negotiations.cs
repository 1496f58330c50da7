using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Processes on record.</summary>
internal static class Negotiations
{
    public static void MapNegotiations(this RouteGroupBuilder api)
    {
        var negotiations = api.MapGroup("/negotiations").WithTags("Negotiations");
        negotiations.Read<ListNegotiations>("", ([AsParameters] AskedFrom at, HttpContext http) =>
            http.Answer(new ListNegotiations { At = at.Viewpoint }, Listed<NegotiationRow>.Whole));
        negotiations.Read<FindPlace>("/{negotiation}/place", (string negotiation, HttpContext http) =>
            http.Answer(new FindPlace(negotiation)));
        negotiations.Post<OpenNegotiation, string>("");
        negotiations.Tell<DescribeNegotiation>("/{id:guid}/descriptions");
    }
}
