using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>
/// How far the record has come. As long as place and day are the same, so is every answer about the negotiation: who has
/// one need not ask again.
/// </summary>
/// <param name="Negotiation">Key of the negotiation; none for the record of all.</param>
[Requires(Permission.ReadRecord)]
public sealed record FindPlace(string? Negotiation = null) : IRequest<LedgerPlace>;

/// <summary>The last place in the ledger, and the day.</summary>
/// <param name="Sequence">Place of the last entry; 0 if there is none. As a viewpoint's sequence, it pins what is known now.</param>
/// <param name="Hash">SHA-256 of that row and all before it, 64 hexadecimal digits; empty if there is none.</param>
/// <param name="Today">The civil day in the negotiation's zone; in UTC for the record of all.</param>
public sealed record LedgerPlace(long Sequence, string Hash, DateOnly Today);

internal sealed class FindPlaceHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<FindPlace, LedgerPlace>
{
    public async Task<LedgerPlace> Handle(FindPlace request, CancellationToken cancellationToken)
    {
        var negotiation = request.Negotiation is { } key ? await db.NegotiationBy(key, cancellationToken) : null;
        var rows = db.Ledger.AsNoTracking();
        if (negotiation is not null)
            rows = rows.Where(r => r.NegotiationId == negotiation.Id);
        var last = await rows.OrderByDescending(r => r.Sequence).Select(r => new { r.Sequence, r.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        return new LedgerPlace(
            last?.Sequence ?? 0, last?.Hash ?? "", clock.GetUtcNow().DayIn(negotiation?.Zone ?? TimeZoneInfo.Utc));
    }
}
