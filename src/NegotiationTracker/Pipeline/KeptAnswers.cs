using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Pipeline;

/// <summary>
/// Answers a question about the record once, until the next entry of its negotiation: keyed by the question with its
/// viewpoint, the reader, the day and the place in the ledger, so the kept answer is exact.
/// </summary>
internal sealed class KeptAnswers<TRequest, TResponse>(
    TrackerDbContext db, RecordCache cache, Author author, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    /// <summary>About as much as a page of rows.</summary>
    private const int Rows = 50;

    public async Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (request is not IAsksRecord question)
            return await next();
        var asked = await db.Negotiations.Where(n => n.Key == question.Negotiation)
            .Select(n => new { n.Id, n.TimeZone, Last = db.Ledger.Where(r => r.NegotiationId == n.Id).Max(r => r.Sequence) })
            .SingleOrDefaultAsync(cancellationToken);
        if (asked is null)
            return await next(); // which says what is wrong with the key
        var today = clock.GetUtcNow().DayIn(TimeZoneInfo.FindSystemTimeZoneById(asked.TimeZone));
        var key = (request, asked.Id, asked.Last, today, author.PersonId, author.Access);
        return (TResponse)await cache.Get(key, async () => (object)(await next())!, _ => Rows, cancellationToken);
    }
}
