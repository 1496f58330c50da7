using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Notifications.Pages;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Notifications.Pages;

public sealed class InboxPageTests : PageContext
{
    [Fact]
    public async Task Reading_one_leaves_the_others_and_tells_the_bell()
    {
        await Remind("2026-12-01", "2027-01-10");
        Frame(null);
        var page = Render<InboxPage>();
        page.FindAll("li.unread").Should().HaveCount(2);

        await page.Find("li button").ClickAsync(new());

        page.FindAll("li.unread").Should().ContainSingle();
        page.FindAll("li.read").Should().ContainSingle("it stays in the list");
        FrameReadings.Should().Be(1);
    }

    [Fact]
    public async Task To_follow_a_notification_is_to_have_read_it()
    {
        await Remind("2026-12-01");
        var page = Render<InboxPage>();

        await page.Find("li.unread a").ClickAsync(new());

        page.FindAll("li.unread").Should().BeEmpty();
    }

    [Fact]
    public async Task Mark_all_read_empties_the_unread_ones_and_says_where_the_rest_is()
    {
        await Remind("2026-12-01", "2027-01-10");
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/inbox?unread=true");
        var page = Render<InboxPage>();

        await page.Find(".page-actions button").ClickAsync(new());

        page.Find("main, .page").TextContent.Should().Contain("Nothing is unread.");
        page.FindAll(".page a")[^1].GetAttribute("href").Should().Be("/inbox");
    }

    private async Task Remind(params string[] dates)
    {
        var issue = await World.OpenIssue();
        foreach (var date in dates)
            await World.AddMilestone($"Talks of {date}", date, issues: issue.Id);
        await World.As(Authors.Operator).Send(new SendDueReminders());
    }
}
