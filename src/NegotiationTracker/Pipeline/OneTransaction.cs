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
    TrackerDbContext db, WriteGate gate, Recording recording, Recorded recorded, Author author, TimeProvider clock)
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
        if (request is not IRecords records)
        {
            var plain = await next();
            await transaction.CommitAsync(cancellationToken);
            return plain;
        }

        var idempotency = new Idempotency(db, clock);
        if (await idempotency.Recall<TResponse>(records, cancellationToken) is { } earlier)
            return earlier.Answer;
        var head = await db.LedgerHead(cancellationToken);
        recording.Begin(head, author, clock.GetUtcNow(), records.CommandId);
        var answer = await next();
        await idempotency.Remember(records, answer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        recorded.Announcements = recording.Touched.Select(n => new Announcement(n, recording.Head.Sequence)).ToArray();
        return answer;
    }
}
