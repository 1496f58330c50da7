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
public sealed record ListCitedSources(string Negotiation, SubjectRef Subject) : IRequest<IReadOnlyList<CitedSource>>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>A source on which entries about a subject rest.</summary>
/// <param name="Entries">How many entries rest on it.</param>
/// <param name="Grades">The different grades that its items were given here, most frequent first.</param>
public sealed record CitedSource(
    Guid Id, string Publisher, string Title, string? Url, ImpreciseDate? Published, int Entries, IReadOnlyList<Grade> Grades);

internal sealed class ListCitedSourcesHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListCitedSources, IReadOnlyList<CitedSource>>
{
    public async Task<IReadOnlyList<CitedSource>> Handle(ListCitedSources request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var cited = (await db.Standing(at).Concerning(db, [request.Subject.Id])
                .SelectMany(e => e.Citations).Select(c => new { c.SourceId, c.Grade }).ToListAsync(cancellationToken))
            .ToLookup(c => c.SourceId, c => c.Grade);
        var ids = cited.Select(c => c.Key).ToHashSet();
        var sources = await db.Sources.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken);
        return [.. sources
            .Select(s => new CitedSource(
                s.Id, s.Publisher, s.Title, s.Url, s.Published, cited[s.Id].Count(),
                [.. cited[s.Id].GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
                    .Select(g => g.Key)]))
            .OrderByDescending(s => s.Entries).ThenBy(s => s.Publisher, StringComparer.CurrentCulture).ThenBy(s => s.Title, StringComparer.CurrentCulture)];
    }
}
