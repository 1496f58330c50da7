using NegotiationTracker.Features.Negotiations;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Who takes part.</summary>
internal static class Actors
{
    public static void MapActors(this RouteGroupBuilder api)
    {
        var actors = api.MapGroup("/actors").WithTags("Actors");
        actors.Read<ListActors>("", (string negotiation, [AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http) =>
            http.Answer(new ListActors(negotiation) { At = at.Viewpoint, PageSize = part.Size, After = part.After }, Listed<ActorRow>.Part));
        actors.Post<AddActor, Guid>("");
        actors.Tell<NameActor>("/{id:guid}/names");
    }
}
