using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>On whose word the record rests.</summary>
internal static class Sources
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        var sources = api.MapGroup("/sources").WithTags("Sources");
        sources.Read<ListSources>("", List);
        sources.Read<ListCitedSources>("/cited", (
                string negotiation, SubjectKind kind, Guid id, [AsParameters] AskedFrom at, HttpContext http) => http.Answer(
            new ListCitedSources(negotiation, new SubjectRef(kind, id)) { At = at.Viewpoint }, Listed<CitedSource>.Whole));
        sources.Read<FindSources>("/choices", (Guid negotiationId, string? typed, Guid[]? only, HttpContext http) => http.Answer(
            new FindSources(negotiationId, typed) { Only = only is { Length: > 0 } ? only : null }, Listed<SourceChoice>.Whole));
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

    /// <summary>The register goes on by page number, over the record as its first page saw it: that is as exact as a key.</summary>
    private static async Task<Results<Ok<Listed<SourceRow>>, NotModified>> List(
        string negotiation, string? text, [AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http)
    {
        var (viewpoint, page, size) = (at.Viewpoint, 1, part.Size);
        var list = $"sources {at.Known} {at.AsOf}".TrimEnd(); // a place seen from elsewhere is another place
        Cursor first;
        if (part.After is { } after)
        {
            first = Cursor.Read(after, list);
            (page, size) = first.Key is [{ } number, { } rows]
                && int.TryParse(number, CultureInfo.InvariantCulture, out page) && int.TryParse(rows, CultureInfo.InvariantCulture, out size)
                && page is > 1 and < 1_000_000 && size is >= 1 and <= 100
                ? (page, size)
                : throw Cursor.Unreadable();
            viewpoint = viewpoint with
            {
                AsOf = viewpoint.AsOf ?? first.Day.ToString("O", CultureInfo.InvariantCulture),
                Sequence = Math.Min(first.Sequence, viewpoint.Sequence ?? first.Sequence),
            };
        }
        else
        {
            var place = await http.RequestServices.GetRequiredService<RequestSender>()
                .Send(new FindPlace(negotiation), http.RequestAborted);
            first = new Cursor(list, place.Sequence, place.Today, []);
            size = Math.Min(size, 100);
        }

        return await http.Answer(
            new ListSources(negotiation) { At = viewpoint, Text = text, Page = page, PageSize = size },
            answer => new Listed<SourceRow>(
                answer.Rows,
                page * size < answer.Total
                    ? (first with { Key = [Cursor.Write(page + 1), Cursor.Write(size)] }).ToString()
                    : null,
                answer.Total));
    }
}
