using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Notifications;

/// <summary>A page of what the author was told, newest first.</summary>
[Requires(Permission.OwnMatters)]
public sealed record ListNotifications(bool UnreadOnly = false, int Page = 1, int PageSize = 25) : IRequest<NotificationPage>
{    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

public sealed record NotificationPage(IReadOnlyList<NotificationRow> Rows, int Total, int Unread)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>Something that the reader was told.</summary>
public sealed record NotificationRow(Guid Id, string Text, string Link, DateTimeOffset Created, bool IsRead);

internal sealed class ListNotificationsHandler(TrackerDbContext db, Author author, TimeProvider clock)
    : IRequestHandler<ListNotifications, NotificationPage>
{
    private static readonly SortOrder<Notification> NewestFirst =
        new SortOrder<Notification>().By(n => n.Created, descending: true).By(n => n.Id, descending: true);

    public async Task<NotificationPage> Handle(ListNotifications request, CancellationToken cancellationToken)
    {
        var mine = db.Notifications.AsNoTracking().Where(n => n.RecipientId == author.PersonId);
        var unread = await mine.CountAsync(n => n.Read == null, cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, 200);
        // What was told does not change, and what is told meanwhile comes before: the key alone is exact.
        var place = ListPlace.Outside(request.After, "notifications", clock.GetUtcNow());
        var page = await place.Page(
                mine.Where(n => !request.UnreadOnly || n.Read == null), NewestFirst, request.Page, size)
            .ToListAsync(cancellationToken);
        var rows = page.Take(size)
            .Select(n => new NotificationRow(n.Id, n.Text, n.Link, n.Created, n.Read != null))
            .ToArray();
        var total = request.UnreadOnly ? unread : await mine.CountAsync(cancellationToken);
        return new NotificationPage(rows, total, unread) { Next = place.Next(page, size, NewestFirst) };
    }
}
