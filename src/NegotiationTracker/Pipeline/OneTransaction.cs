using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>
/// What a request reads is one moment of the record. What it writes passes one gate: entries, ledger rows, summaries and
/// the memory of its id are committed together or not at all.
/// </summary>
internal sealed class OneTransaction<TRequest, TResponse>(
    TrackerDbContext db, WriteGate gate, Recording recording, Recorded recorded, CommandOfScope command, Author author,
    TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (request is not IWrites)
        {
            await using var moment = await db.Database.ReadOneMoment(cancellationToken);
            return await next();
        }

        using var turn = await gate.Enter(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = (request as IRecords)?.CommandId ?? command.Id;
        var idempotency = new Idempotency(db, clock);
        if (id is { } known && await idempotency.Recall<TResponse>(known, request, cancellationToken) is { } earlier)
            return earlier.Answer;
        if (request is IRecords records)
            recording.Begin(await db.LedgerHead(cancellationToken), author, clock.GetUtcNow(), records.CommandId);
        var answer = await next();
        if (id is { } handled)
            await idempotency.Remember(handled, request, answer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        recorded.Announcements = recording.Touched.Select(n => new Announcement(n, recording.Head.Sequence)).ToArray();
        return answer;
    }
}
