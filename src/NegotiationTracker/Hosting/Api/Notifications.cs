using NegotiationTracker.Features.Notifications;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the caller was told.</summary>
internal static class Notifications
{
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.Read<ListNotifications>("", (bool? unreadOnly, [AsParameters] AskedPart part, HttpContext http) => http.Answer(
            new ListNotifications(unreadOnly ?? false, PageSize: part.Size) { After = part.After },
            page => new Listed<NotificationRow>(page.Rows, page.Next, page.Total)));
        notifications.Read<CountUnread>("/unread/count", (HttpContext http) => http.Answer(new CountUnread()));
        notifications.Post<MarkRead, int>("/read");
    }
}
