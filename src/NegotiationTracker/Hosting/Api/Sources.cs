using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Sources;

namespace NegotiationTracker.Hosting.Api;

/// <summary>On whose word the record rests.</summary>
internal static class Sources
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        var sources = api.MapGroup("/sources").WithTags("Sources");
        sources.Read<ListSources>("", (
                string negotiation, string? text, Reliability? reliability, bool? unjudged, [AsParameters] AskedFrom at,
                [AsParameters] AskedPart part, HttpContext http) => http.Answer(
            new ListSources(negotiation)
            {
                At = at.Viewpoint,
                Text = text,
                Reliability = reliability,
                Unjudged = unjudged ?? false,
                PageSize = part.Size,
                After = part.After,
            },
            page => new Listed<SourceRow>(page.Rows, page.Next, page.Total)));
        sources.Read<ListCitedSources>("/cited", (
                string negotiation, SubjectKind kind, Guid id, [AsParameters] AskedFrom at, [AsParameters] AskedPart part,
                HttpContext http) => http.Answer(
            new ListCitedSources(negotiation, new SubjectRef(kind, id)) { At = at.Viewpoint, PageSize = part.Size, After = part.After },
            Listed<CitedSource>.Part));
        sources.Read<FindSources>("/choices", (
                Guid negotiationId, string? typed, Guid[]? only, [AsParameters] AskedFrom at, HttpContext http) => http.Answer(
            new FindSources(negotiationId, typed) { At = at.Viewpoint, Only = only is { Length: > 0 } ? only : null },
            Listed<SourceChoice>.Whole));
        sources.Read<ShowSource>("/{id:guid}", (
                Guid id, string negotiation, int? page, int? pageSize, [AsParameters] AskedFrom at, HttpContext http) => http.Answer(
            new ShowSource(negotiation, id) { At = at.Viewpoint, Page = page ?? 1, PageSize = pageSize ?? 25 }));
        sources.Post<AddSource, Guid>("");
        sources.Tell<CorrectSource>("/{id:guid}/registrations");
        sources.Tell<GradeSource>("/{id:guid}/reliability");
        sources.Tell<RecordOrigin>("/{id:guid}/origin");
        sources.Tell<EndOrigin>("/{id:guid}/origin/end");
        sources.Tell<ArchiveSource>("/{id:guid}/copies");
    }
}
