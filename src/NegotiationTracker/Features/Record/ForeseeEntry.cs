using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>What would become of a statement if it were saved now; nothing is stored.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ForeseeEntry(Telling Telling) : IRequest<Foresight>;

/// <param name="Last">The last word in the lane now: what a form has to have seen.</param>
/// <param name="LastSays">What it says, with its date.</param>
/// <param name="NotCurrentBecause">Why the statement would not become what holds; nothing if it would.</param>
public sealed record Foresight(EntryId? Last, string? LastSays, string? NotCurrentBecause);

internal sealed class ForeseeEntryHandler(TrackerDbContext db, RecordKeeper keeper) : IRequestHandler<ForeseeEntry, Foresight>
{
    public async Task<Foresight> Handle(ForeseeEntry request, CancellationToken cancellationToken)
    {
        var (last, behind) = await keeper.Foresee(request.Telling, cancellationToken);
        var names = await db.NamesOf(
            last?.Statement.Names().Concat(behind?.Statement.Names() ?? []) ?? [], cancellationToken);
        string Says(Entry entry) => $"{entry.Saying(names)} ({entry.Effective.ToWords()})";
        return new Foresight(
            last?.Id,
            last is null ? null : Says(last),
            behind is null ? null : $"This will not become current because a later statement holds: {Says(behind)}.");
    }
}
