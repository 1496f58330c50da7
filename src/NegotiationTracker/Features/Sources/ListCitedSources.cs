using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>On whose word the record of a subject rests: the sources of all that stands, the most cited first.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListCitedSources(string Negotiation, SubjectRef Subject) : IRequest<ListPart<CitedSource>>, IAsksRecord
{
    public const int Most = 5_000;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Rows a page.</summary>
    public int PageSize { get; init; } = Most;

    /// <summary>Where a program goes on: what the page before answered as next.</summary>
    public string? After { get; init; }
}

/// <summary>A source on which entries about a subject rest.</summary>
/// <param name="Entries">How many entries rest on it.</param>
/// <param name="Grades">The different grades that its items were given here, most frequent first.</param>
public sealed record CitedSource(
    Guid Id, string Publisher, string Title, string? Url, ImpreciseDate? Published, int Entries, IReadOnlyList<Grade> Grades);

internal sealed class ListCitedSourcesHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListCitedSources, ListPart<CitedSource>>
{
    private static readonly SortOrder<CitedSource> MostCitedFirst =
        new SortOrder<CitedSource>().By(s => s.Entries, descending: true).By(s => s.Publisher).By(s => s.Title).By(s => s.Id);

    public async Task<ListPart<CitedSource>> Handle(ListCitedSources request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, $"cited {request.Subject.Id}", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var cited = (await db.Standing(at).Concerning(db, [request.Subject.Id])
                .SelectMany(e => e.Citations).Select(c => new { c.SourceId, c.Grade }).ToListAsync(cancellationToken))
            .ToLookup(c => c.SourceId, c => c.Grade);
        var ids = cited.Select(c => c.Key).ToHashSet();
        var sources = await db.Sources.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken);
        CitedSource[] rows = [.. sources
            .Select(s => new CitedSource(
                s.Id, s.Publisher, s.Title, s.Url, s.Published, cited[s.Id].Count(),
                [.. cited[s.Id].GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
                    .Select(g => g.Key)]))];
        return place.Part(rows, MostCitedFirst, request.PageSize);
    }
}
