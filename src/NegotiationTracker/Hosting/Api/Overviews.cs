using NegotiationTracker.Features.Overview;

namespace NegotiationTracker.Hosting.Api;

/// <summary>The whole process at a glance, and what moved in it.</summary>
internal static class Overviews
{
    public static void MapOverviews(this RouteGroupBuilder api)
    {
        var overview = api.MapGroup("").WithTags("Overview");
        overview.Read<ShowOverview>("/overview", (string negotiation, int? days, [AsParameters] AskedFrom at, HttpContext http) =>
            http.Answer(new ShowOverview(negotiation) { At = at.Viewpoint, Days = days }));
        overview.Read<ListChanges>("/changes", (
                string negotiation, int? days, bool? corrections, [AsParameters] AskedFrom at, [AsParameters] AskedPart part,
                HttpContext http) => http.Answer(
            new ListChanges(negotiation)
            {
                At = at.Viewpoint,
                Days = days ?? 30,
                Corrections = corrections ?? false,
                PageSize = part.Size,
                After = part.After,
            },
            page => new Listed<MovementRow>(page.Rows, page.Next, corrections == true ? page.Corrections : page.Changes)));
    }
}
