using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Every negotiation on record, by name, from any viewpoint.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListNegotiations : IRequest<IReadOnlyList<NegotiationRow>>
{
    /// <summary>Days are those of each negotiation's own zone.</summary>
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>A negotiation as lists show it.</summary>
/// <param name="Key">Two to ten capital letters or digits; the prefix of its issues' keys, as in AMAZ-2.</param>
/// <param name="TimeZone">IANA zone that decides what “today” and “the end of that day” mean.</param>
public sealed record NegotiationRow(Guid Id, string Key, string Name, string Summary, string TimeZone);

internal sealed class ListNegotiationsHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListNegotiations, IReadOnlyList<NegotiationRow>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<NegotiationRow>> Handle(ListNegotiations request, CancellationToken cancellationToken)
    {
        var all = db.Negotiations.AsNoTracking().OrderBy(n => n.Name).Take(Most);
        if (request.At.IsNow)
            return await all.Select(n => new NegotiationRow(n.Id, n.Key, n.Name, n.Summary, n.TimeZone))
                .ToListAsync(cancellationToken);
        List<NegotiationRow> rows = [];
        foreach (var negotiation in await all.ToListAsync(cancellationToken))
        {
            var at = request.At.In(negotiation, clock.GetUtcNow());
            negotiation.Remember(await db.StackOf(negotiation.Id, cancellationToken));
            if (negotiation.RecallFrom(at))
                rows.Add(new NegotiationRow(
                    negotiation.Id, negotiation.Key, negotiation.Name, negotiation.Summary, negotiation.TimeZone));
        }

        return [.. rows.OrderBy(n => n.Name, StringComparer.Ordinal)];
    }
}
