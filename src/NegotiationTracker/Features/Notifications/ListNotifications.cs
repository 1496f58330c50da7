using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Notifications;

/// <summary>A page of what the author was told, newest first.</summary>
[Requires(Permission.OwnMatters)]
public sealed record ListNotifications(bool UnreadOnly = false, int Page = 1, int PageSize = 25) : IRequest<NotificationPage>;

public sealed record NotificationPage(IReadOnlyList<NotificationRow> Rows, int Total, int Unread);

public sealed record NotificationRow(Guid Id, string Text, string Link, DateTimeOffset Created, bool IsRead);

internal sealed class ListNotificationsHandler(TrackerDbContext db, Author author)
    : IRequestHandler<ListNotifications, NotificationPage>
{
    public async Task<NotificationPage> Handle(ListNotifications request, CancellationToken cancellationToken)
    {
        var mine = db.Notifications.AsNoTracking().Where(n => n.RecipientId == author.PersonId);
        var unread = await mine.CountAsync(n => n.Read == null, cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, 100);
        var rows = await mine.Where(n => !request.UnreadOnly || n.Read == null)
            .OrderByDescending(n => n.Created).ThenByDescending(n => n.Id)
            .Skip((Math.Max(1, request.Page) - 1) * size).Take(size)
            .Select(n => new NotificationRow(n.Id, n.Text, n.Link, n.Created, n.Read != null))
            .ToListAsync(cancellationToken);
        var total = request.UnreadOnly ? unread : await mine.CountAsync(cancellationToken);
        return new NotificationPage(rows, total, unread);
    }
}
