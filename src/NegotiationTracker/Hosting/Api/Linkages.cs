using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Linkages;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What hangs on what.</summary>
internal static class Linkages
{
    public static void MapLinkages(this RouteGroupBuilder api)
    {
        var linkages = api.MapGroup("/linkages").WithTags("Linkages");
        linkages.Read<ListLinkages>("", (
                string negotiation, LinkageType? type, [AsParameters] AskedFrom at, [AsParameters] AskedPart part,
                HttpContext http) => http.Answer(
            new ListLinkages(negotiation) { At = at.Viewpoint, Type = type, PageSize = part.Size, After = part.After },
            page => new Listed<LinkageTableRow>(page.Rows, page.Next, page.Total)));
        linkages.Tell<LinkSubjects>("");
        linkages.Tell<UnlinkSubjects>("/ended");
    }
}
