using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Every negotiation on record, by name, from any viewpoint.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListNegotiations : IRequest<ListPart<NegotiationRow>>
{
    public const int Most = 200;

    /// <summary>Days are those of each negotiation's own zone.</summary>
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Rows a page.</summary>
    public int PageSize { get; init; } = Most;

    /// <summary>Where a program goes on: what the page before answered as next.</summary>
    public string? After { get; init; }
}

/// <summary>A negotiation as lists show it.</summary>
/// <param name="Key">Two to ten capital letters or digits; the prefix of its issues' keys, as in AMAZ-2.</param>
/// <param name="TimeZone">IANA zone that decides what “today” and “the end of that day” mean.</param>
public sealed record NegotiationRow(Guid Id, string Key, string Name, string Summary, string TimeZone);

internal sealed class ListNegotiationsHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListNegotiations, ListPart<NegotiationRow>>
{
    private static readonly SortOrder<NegotiationRow> ByName = new SortOrder<NegotiationRow>().By(n => n.Name).By(n => n.Id);

    public async Task<ListPart<NegotiationRow>> Handle(ListNegotiations request, CancellationToken cancellationToken)
    {
        var head = (await db.LedgerHead(cancellationToken)).Sequence;
        var place = ListPlace.Outside(request.After, $"negotiations {request.At}", clock.GetUtcNow(), head);
        var pinned = Math.Min(place.At.Sequence, request.At.Sequence ?? long.MaxValue);
        var asked = place.At.Sequence < head ? request.At with { Sequence = pinned } : request.At;
        return place.Part(await Rows(asked, cancellationToken), ByName, request.PageSize);
    }

    private async Task<List<NegotiationRow>> Rows(AskedViewpoint asked, CancellationToken stop)
    {
        var all = db.Negotiations.AsNoTracking();
        if (asked.IsNow)
            return await all.Select(n => new NegotiationRow(n.Id, n.Key, n.Name, n.Summary, n.TimeZone)).ToListAsync(stop);
        List<NegotiationRow> rows = [];
        foreach (var negotiation in await all.ToListAsync(stop))
        {
            var at = asked.In(negotiation, clock.GetUtcNow());
            negotiation.Remember(await db.StackOf(negotiation.Id, stop));
            if (negotiation.RecallFrom(at))
                rows.Add(new NegotiationRow(
                    negotiation.Id, negotiation.Key, negotiation.Name, negotiation.Summary, negotiation.TimeZone));
        }

        return rows;
    }
}
