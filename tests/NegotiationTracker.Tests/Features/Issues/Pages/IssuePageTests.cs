using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Ui;
using Page = NegotiationTracker.Features.Issues.Pages.IssuePage;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class IssuePageTests : PageContext
{
    [Fact]
    public async Task An_unknown_number_says_so_and_leads_to_the_list()
    {
        await World.OpenIssue();

        var page = await Shown(99);

        page.Find("[role=alert]").TextContent.Should().Contain("AMAZ has no issue 99");
        page.FindAll("a").Select(a => a.GetAttribute("href")).Should().Contain("/AMAZ/issues");
    }

    [Fact]
    public async Task Before_the_issue_was_on_record_it_says_so_and_leads_back_to_now()
    {
        await World.OpenIssue();

        var page = await Shown(1, "?known=2026-11-20");

        page.Find("[role=alert]").TextContent.Should().Contain("was not on record yet");
        page.FindAll("a").Select(a => a.GetAttribute("href")).Should().Contain("/AMAZ/issues/1");
    }

    [Fact]
    public async Task A_closed_issue_says_why_and_offers_to_reopen()
    {
        var issue = await World.OpenIssue();
        await World.Send(new CloseIssue
        {
            SubjectId = issue.Id,
            Effective = ImpreciseDate.Parse("2026-11-01"),
            Rationale = "The treaty settles it.",
            Seen = await World.LastIn("lifecycle", issue.Id),
        });

        var page = await Shown(1);

        page.Find(".closing").TextContent.Should().Contain("1 Nov 2026").And.Contain("The treaty settles it.");
        page.Find("button.primary").TextContent.Should().Be("Reopen");
        page.FindAll(".head button, .panel button").Should().BeEmpty("what is dated today would be refused");
        page.FindAll(".acts[popover] button span").Select(b => b.TextContent).Should()
            .Equal("Stage", "Assessment", "Position", "Event", "Note", "Implementation score");
        page.FindAll("#record .acts button").Should().NotBeEmpty("what is wrong can be corrected at any time");
    }

    [Fact]
    public async Task A_party_without_a_position_has_its_column_too()
    {
        await World.OpenIssue();
        var armenia = await World.AddActor();
        await World.AddActor("Azerbaijan");
        await World.Send(new NegotiationTracker.Features.Positions.RecordPosition
        {
            SubjectId = (await World.Send(new ShowIssue("AMAZ", 1))).Id,
            PartyId = armenia,
            Type = PositionType.Stated,
            Text = "The line of 1976.",
            Effective = ImpreciseDate.Parse("2026-06"),
        });

        var page = await Shown(1);

        page.FindAll(".positions th[scope=col]").Select(t => t.TextContent).Should().Equal("Armenia", "Azerbaijan");
        page.FindAll(".positions td[data-label=Azerbaijan]")[0].TextContent.Should().Contain("not on record");
    }

    [Fact]
    public async Task Watching_is_one_press_and_can_be_undone()
    {
        await World.OpenIssue();
        World.Pass(TimeSpan.FromMinutes(1));
        var page = await Shown(1);

        page.FindAll("button").Single(b => b.TextContent == "Watch").Click();

        page.WaitForAssertion(() => page.Find(".told").TextContent.Should().Contain("Recorded: watcher.").And.Contain("Undo"));
        page.FindAll("button").Should().Contain(b => b.TextContent == "Stop watching");
        page.Find("#record li.new").TextContent.Should().Contain("Local analyst");
    }

    [Fact]
    public async Task From_the_past_no_act_is_offered()
    {
        await World.OpenIssue(stage: Stage.Signed);
        World.Pass(TimeSpan.FromDays(2));

        var page = await Shown(1, "?known=2026-11-23");

        page.FindAll("button").Should().BeEmpty();
        page.Find(".page-actions").TextContent.Should().Contain("back to now");
    }

    private async Task<IRenderedComponent<Page>> Shown(int number, string query = "")
    {
        var id = await World.Read(db => Task.FromResult(db.Negotiations.Single().Id));
        Frame(new FrameNegotiation(id, "AMAZ", "Armenia–Azerbaijan", TimeZoneInfo.Utc));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/AMAZ/issues/{number}{query}");
        return Render<Page>(p => p.Add(i => i.Negotiation, "AMAZ").Add(i => i.Number, number));
    }
}
