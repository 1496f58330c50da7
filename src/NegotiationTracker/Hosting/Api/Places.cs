using NegotiationTracker.Features.Negotiations;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the negotiation is about on the map, and how it is written.</summary>
internal static class Places
{
    public static void MapPlaces(this RouteGroupBuilder api)
    {
        var places = api.MapGroup("/places").WithTags("Places");
        places.Read<ListPlaces>("", (string negotiation, [AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http) =>
            http.Answer(new ListPlaces(negotiation) { At = at.Viewpoint, PageSize = part.Size, After = part.After }, Listed<PlaceRow>.Part));
        places.Post<AddPlace, Guid>("");
        places.Tell<AddSpelling>("/spellings");
        places.Tell<EndSpelling>("/spellings/end");
    }
}
