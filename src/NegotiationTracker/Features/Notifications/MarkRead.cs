using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Notifications;

/// <summary>The author has read a notification, or all of them.</summary>
/// <param name="Id">Which one; none for all.</param>
[Requires(Permission.OwnMatters)]
public sealed record MarkRead(Guid? Id = null) : IRequest<int>, IWrites;

internal sealed class MarkReadHandler(TrackerDbContext db, Author author, TimeProvider clock) : IRequestHandler<MarkRead, int>
{
    public Task<int> Handle(MarkRead request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Notifications
            .Where(n => n.RecipientId == author.PersonId && n.Read == null && (request.Id == null || n.Id == request.Id))
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.Read, now), cancellationToken);
    }
}
