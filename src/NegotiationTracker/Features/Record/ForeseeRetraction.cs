using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>What would hold if an entry were withdrawn now; nothing is stored.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ForeseeRetraction(EntryId Entry) : IRequest<RetractionForesight>;

/// <summary>What would hold if an entry were withdrawn.</summary>
/// <param name="Type">What the entry is: a correction that is withdrawn takes its statement with it.</param>
/// <param name="HasLane">It is of a kind in which the last word holds; events and notes are not.</param>
/// <param name="IsCurrent">It is the last word of its lane.</param>
/// <param name="ThenHolds">The last word without it, with its date; nothing if nobody said anything else.</param>
public sealed record RetractionForesight(EntryType Type, bool HasLane, bool IsCurrent, string? ThenHolds);

internal sealed class ForeseeRetractionHandler(TrackerDbContext db)
    : IRequestHandler<ForeseeRetraction, RetractionForesight>
{
    public async Task<RetractionForesight> Handle(ForeseeRetraction request, CancellationToken cancellationToken)
    {
        var entry = await db.Entries.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Sequence == request.Entry.Sequence, cancellationToken)
            ?? throw new NotOnRecordException($"There is no entry {request.Entry} on record.");
        if (entry.Lane is null)
            return new RetractionForesight(entry.Type, HasLane: false, IsCurrent: false, ThenHolds: null);
        var stack = new Stack(await db.StackOf(entry.SubjectId, cancellationToken), Viewpoint.Latest);
        var then = stack.InOrder(entry.Lane).LastOrDefault(e => e.Sequence != entry.Sequence);
        var names = await db.NamesOf(then?.Statement.Names() ?? [], cancellationToken);
        return new RetractionForesight(
            entry.Type,
            HasLane: true,
            IsCurrent: stack.LastIn(entry.Lane)?.Sequence == entry.Sequence,
            then is null ? null : $"{then.Saying(names)} ({then.Effective.ToWords()})");
    }
}
