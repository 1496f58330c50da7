using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Notifications.Pages;

/// <summary>
/// What the reader was told, newest first. Belongs to the reader, not to a negotiation, and has no viewpoint.
/// </summary>
public sealed partial class InboxPage
{
    private const int PageSize = 25;

    private NotificationPage? _told;
    private bool _unreadOnly;
    private int _page = 1;

    [SupplyParameterFromQuery(Name = "unread")]
    private string? Unread { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private string Nothing => _unreadOnly
        ? "Nothing is unread."
        : "Reminders of milestones come here: 90, 30, 7 days and a day before, and the day after without an outcome, "
            + "for the issues that you own or watch.";

    protected override async Task Read()
    {
        _unreadOnly = Unread == "true";
        _page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, 100_000)
            : 1;
        _told = await Ask(new ListNotifications(_unreadOnly, _page, PageSize));
    }

    private async Task Mark(Guid? id)
    {
        // Not bound to this page: the link that was followed may be leading away from it.
        await Try(() => Requests.Send(new MarkRead(id)));
        await (Frame?.ReadAgain() ?? Task.CompletedTask);
        await ReadAgain();
    }

    private string Address(int page) =>
        Links.Inbox + (_unreadOnly ? $"?unread=true&page={page}" : $"?page={page}");
}
