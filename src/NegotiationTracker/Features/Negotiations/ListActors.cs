using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Who takes part, parties first, with the names by which each is known.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListActors(string Negotiation) : IRequest<ListPart<ActorRow>>, IAsksRecord
{
    public const int Most = 500;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Rows a page.</summary>
    public int PageSize { get; init; } = Most;

    /// <summary>Where a program goes on: what the page before answered as next.</summary>
    public string? After { get; init; }
}

/// <summary>An actor as the register shows it.</summary>
/// <param name="Positions">Positions on record, those that a later one took the place of among them.</param>
public sealed record ActorRow(
    Guid Id, string Key, string Name, ActorKind Kind, bool IsParty, IReadOnlyList<ActorRole> Roles,
    IReadOnlyList<ActorNamedStatement> Names, IReadOnlyList<SpellingRow> Spellings, int Positions);

internal sealed class ListActorsHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListActors, ListPart<ActorRow>>
{
    private static readonly SortOrder<Actor> PartiesFirst =
        new SortOrder<Actor>().By(a => a.IsParty ? 0 : 1).By(a => a.Name).By(a => a.Id);

    public async Task<ListPart<ActorRow>> Handle(ListActors request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(db, request.After, "actors", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var actors = await db.Actors.Where(a => a.NegotiationId == negotiation.Id)
            .Where(a => db.Entries.Any(e =>
                e.SubjectId == a.Id && e.Lane == "registration" && e.Known <= at.Known && e.Sequence <= at.Sequence))
            .AsOf(db, at, cancellationToken);
        actors.RemoveAll(a => a.IsWithdrawn);
        var part = place.Part(actors, PartiesFirst, request.PageSize);
        var ids = part.Select(a => a.Id).ToHashSet();
        var named = await db.Standing(at).Where(e => e.Kind == EntryKind.ActorNamed && ids.Contains(e.SubjectId))
            .ToListAsync(cancellationToken);
        var names = new Stack(named, at).Holding().OrderBy(e => e.Root).ToLookup(e => e.SubjectId, e => (ActorNamedStatement)e.Statement!);
        var spellings = await db.SpellingsOf(ids, at, cancellationToken);
        var positions = await db.Standing(at).Where(e => e.Kind == EntryKind.Position && !e.Ends)
            .SelectMany(e => e.Subjects).Where(s => s.SubjectKind == SubjectKind.Actor && ids.Contains(s.SubjectId))
            .GroupBy(s => s.SubjectId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return part.Shown(a => new ActorRow(
            a.Id, a.Key, a.Name, a.Kind, a.IsParty, a.Roles, [.. names[a.Id]],
            [.. spellings[a.Id].Select(s => new SpellingRow(s.Entry, s.Spelling.Text, s.Spelling.Language))], positions.GetValueOrDefault(a.Id)));
    }
}
