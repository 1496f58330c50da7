using NegotiationTracker.Features.Search;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Whatever is on record, by the words in it.</summary>
internal static class Search
{
    public static void MapSearch(this RouteGroupBuilder api) => api.MapGroup("/search").WithTags("Search").Read<SearchRecord>("", (
            string negotiation, string text, SearchKind? kind, int? issue, Guid? actorId, DateOnly? from, DateOnly? to, int? page,
            int? pageSize, [AsParameters] AskedFrom at, HttpContext http) => http.Answer(
        new SearchRecord(negotiation)
        {
            At = at.Viewpoint,
            Text = text,
            Kind = kind,
            Issue = issue,
            ActorId = actorId,
            From = from,
            To = to,
            Page = page ?? 1,
            PageSize = pageSize ?? 20,
        }));
}
