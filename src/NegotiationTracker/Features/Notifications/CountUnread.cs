using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Notifications;

/// <summary>How many notifications the author has not read: the number on the bell.</summary>
[Requires(Permission.OwnMatters)]
public sealed record CountUnread : IRequest<int>;

internal sealed class CountUnreadHandler(TrackerDbContext db, Author author) : IRequestHandler<CountUnread, int>
{
    public Task<int> Handle(CountUnread request, CancellationToken cancellationToken) =>
        db.Notifications.CountAsync(n => n.RecipientId == author.PersonId && n.Read == null, cancellationToken);
}
