using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>The places of a negotiation with the ways in which each is written, by name.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListPlaces(string Negotiation) : IRequest<ListPart<PlaceRow>>, IAsksRecord
{
    public const int Most = 500;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Rows a page.</summary>
    public int PageSize { get; init; } = Most;

    /// <summary>Where a program goes on: what the page before answered as next.</summary>
    public string? After { get; init; }
}

/// <summary>A place with the ways in which it is written.</summary>
public sealed record PlaceRow(Guid Id, string Key, string Name, IReadOnlyList<SpellingRow> Spellings);

/// <summary>A way of writing an actor or a place.</summary>
/// <param name="Entry">The entry that holds in the spelling's lane: ending it has to have seen that.</param>
/// <param name="Language">The language or script that writes it so; none if it is of no one language.</param>
public sealed record SpellingRow(EntryId Entry, string Text, string? Language);

internal sealed class ListPlacesHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ListPlaces, ListPart<PlaceRow>>
{
    private static readonly SortOrder<Place> ByName = new SortOrder<Place>().By(p => p.Name).By(p => p.Id);

    public async Task<ListPart<PlaceRow>> Handle(ListPlaces request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(db, request.After, "places", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var places = await db.Places.Where(p => p.NegotiationId == negotiation.Id)
            .Where(p => db.Entries.Any(e => e.Sequence == p.FirstSequence && e.Known <= at.Known && e.Sequence <= at.Sequence))
            .AsOf(db, at, cancellationToken);
        places.RemoveAll(p => p.IsWithdrawn);
        var part = place.Part(places, ByName, request.PageSize);
        var ids = part.Select(p => p.Id).ToHashSet();
        var spellings = await db.SpellingsOf(ids, at, cancellationToken);
        return part.Shown(p => new PlaceRow(
            p.Id, p.Key, p.Name, [.. spellings[p.Id].Select(s => new SpellingRow(s.Entry, s.Spelling.Text, s.Spelling.Language))]));
    }
}
