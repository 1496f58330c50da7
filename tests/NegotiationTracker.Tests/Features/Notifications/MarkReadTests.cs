using NegotiationTracker.Features.Notifications;
using NegotiationTracker.Tests.Features.Reminders;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Notifications;

/// <summary>The bell, the list behind it, and reading: everybody's own, nobody else's.</summary>
public sealed class MarkReadTests : IAsyncLifetime, IDisposable
{
    private readonly ReminderWorld _world = new();

    public async Task InitializeAsync()
    {
        var issue = await _world.Issue(owners: [Ani, Levon]);
        await _world.Milestone("Referendum", "2027-06-15", issue);
        await _world.Milestone("Election", "2027-06-20", issue);
        await _world.RunAt("2027-05-16T09:00:00Z");
        await _world.RunAt("2027-05-21T09:00:00Z");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_bell_counts_what_the_list_shows_as_unread_newest_first()
    {
        var list = await _world.Tracker.As(Ani).Send(new ListNotifications());

        (await _world.Tracker.As(Ani).Send(new CountUnread())).Should().Be(4);
        (list.Total, list.Unread, list.Rows.Count).Should().Be((4, 4, 4));
        list.Rows.Should().BeInDescendingOrder(r => r.Created).And.OnlyContain(r => !r.IsRead);
        list.Rows[0].Text.Should().Be("Election: 30 days to go (expected 20 Jun 2027, tentative).");
        list.Rows[0].Link.Should().Be("/AMAZ/milestones/election");
        (await _world.Tracker.As(Leyla).Send(new ListNotifications())).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_hold_each_notification_once()
    {
        var pages = new List<NotificationRow>();
        for (var page = 1; page <= 3; page++)
            pages.AddRange((await _world.Tracker.As(Ani).Send(new ListNotifications(Page: page, PageSize: 2))).Rows);

        pages.Should().HaveCount(4).And.OnlyHaveUniqueItems(r => r.Id);
    }

    [Fact]
    public async Task One_that_was_read_is_counted_no_longer_and_stays_in_the_list()
    {
        var one = (await _world.Tracker.As(Ani).Send(new ListNotifications())).Rows[0];

        (await _world.Tracker.As(Ani).Send(new MarkRead(one.Id))).Should().Be(1);
        (await _world.Tracker.As(Ani).Send(new MarkRead(one.Id))).Should().Be(0);

        (await _world.Tracker.As(Ani).Send(new CountUnread())).Should().Be(3);
        (await _world.Tracker.As(Ani).Send(new ListNotifications())).Rows.Single(r => r.IsRead).Id.Should().Be(one.Id);
        var unread = await _world.Tracker.As(Ani).Send(new ListNotifications(UnreadOnly: true));
        (unread.Total, unread.Rows.Count).Should().Be((3, 3));
    }

    [Fact]
    public async Task Nobody_marks_what_somebody_else_was_told()
    {
        var anis = (await _world.Tracker.As(Ani).Send(new ListNotifications())).Rows[0];

        (await _world.Tracker.As(Levon).Send(new MarkRead(anis.Id))).Should().Be(0);
        (await _world.Tracker.As(Levon).Send(new MarkRead())).Should().Be(4);

        (await _world.Tracker.As(Ani).Send(new CountUnread())).Should().Be(4);
        (await _world.Tracker.As(Levon).Send(new CountUnread())).Should().Be(0);
    }
}
