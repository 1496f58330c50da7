using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Every negotiation on record, by name.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListNegotiations : IRequest<IReadOnlyList<NegotiationRow>>;

public sealed record NegotiationRow(Guid Id, string Key, string Name, string Summary, string TimeZone);

internal sealed class ListNegotiationsHandler(TrackerDbContext db)
    : IRequestHandler<ListNegotiations, IReadOnlyList<NegotiationRow>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<NegotiationRow>> Handle(ListNegotiations request, CancellationToken cancellationToken) =>
        await db.Negotiations.AsNoTracking().OrderBy(n => n.Name).Take(Most)
            .Select(n => new NegotiationRow(n.Id, n.Key, n.Name, n.Summary, n.TimeZone))
            .ToListAsync(cancellationToken);
}
