using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>The places of a negotiation with the ways in which each is written, by name; 500 at most.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListPlaces(string Negotiation) : IRequest<IReadOnlyList<PlaceRow>>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>A place with the ways in which it is written.</summary>
public sealed record PlaceRow(Guid Id, string Key, string Name, IReadOnlyList<SpellingRow> Spellings);

/// <summary>A way of writing an actor or a place.</summary>
/// <param name="Entry">The entry that holds in the spelling's lane: ending it has to have seen that.</param>
/// <param name="Language">The language or script that writes it so; none if it is of no one language.</param>
public sealed record SpellingRow(EntryId Entry, string Text, string? Language);

internal sealed class ListPlacesHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ListPlaces, IReadOnlyList<PlaceRow>>
{
    private const int Most = 500;

    public async Task<IReadOnlyList<PlaceRow>> Handle(ListPlaces request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var places = await db.Places.Where(p => p.NegotiationId == negotiation.Id)
            .Where(p => db.Entries.Any(e => e.Sequence == p.FirstSequence && e.Known <= at.Known && e.Sequence <= at.Sequence))
            .OrderBy(p => p.Name).Take(Most).AsOf(db, at, cancellationToken);
        places.RemoveAll(p => p.IsWithdrawn);
        var ids = places.Select(p => p.Id).ToHashSet();
        var spellings = await db.SpellingsOf(ids, at, cancellationToken);
        return [.. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new PlaceRow(
            p.Id, p.Key, p.Name, [.. spellings[p.Id].Select(s => new SpellingRow(s.Entry, s.Spelling.Text, s.Spelling.Language))]))];
    }
}
