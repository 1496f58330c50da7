using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Processes on record.</summary>
internal static class Negotiations
{
    public static void MapNegotiations(this RouteGroupBuilder api)
    {
        var negotiations = api.MapGroup("/negotiations").WithTags("Negotiations");
        negotiations.Read<ListNegotiations>("", ([AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http) =>
            http.Answer(new ListNegotiations { At = at.Viewpoint, PageSize = part.Size, After = part.After }, Listed<NegotiationRow>.Part));
        negotiations.Read<FindPlace>("/{negotiation}/place", (string negotiation, HttpContext http) =>
            http.Answer(new FindPlace(negotiation)));
        negotiations.Read<ShowFrame>("/{negotiation}/frame", (string negotiation, HttpContext http) => http.Answer(new ShowFrame(negotiation)));
        negotiations.Post<OpenNegotiation, string>("");
        negotiations.Read<ListExamples>("/examples", (HttpContext http) => http.Answer(new ListExamples(), Listed<ExampleRow>.Whole));
        negotiations.Post<OpenExample, string>("/examples");
        negotiations.Tell<DescribeNegotiation>("/{id:guid}/descriptions");
    }
}
