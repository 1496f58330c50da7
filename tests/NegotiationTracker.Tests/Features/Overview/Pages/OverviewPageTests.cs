using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Overview.Pages;

namespace NegotiationTracker.Tests.Features.Overview.Pages;

public sealed class OverviewPageTests : PageContext
{
    [Fact]
    public async Task An_empty_negotiation_guides_the_first_steps()
    {
        await World.OpenNegotiation();
        Shown().FindAll(".steps a").Select(a => a.GetAttribute("href"))
            .Should().Equal("/AMAZ/actors", "/AMAZ/issues/new", "/AMAZ/milestones");

        await World.AddActor();

        Shown().Find(".steps li").TextContent.Should().Contain("Done: Armenia");
    }

    [Fact]
    public async Task Every_number_leads_to_its_rows()
    {
        await World.OpenIssue(stage: Stage.UnderNegotiation);
        await World.OpenIssue("Transit");
        await World.AddMilestone(date: null, status: null);

        var page = Shown();

        page.FindAll(".sum a").Select(a => a.GetAttribute("href"))
            .Should().Equal("/AMAZ/changes?days=30", "/AMAZ/issues?moved=30");
        Link(page, "Under negotiation").Should().Be("/AMAZ/issues?stage=UnderNegotiation");
        Link(page, "No stage yet").Should().Be("/AMAZ/issues?stage=none");
        Link(page, "not assessed").Should().Be("/AMAZ/issues?trend=none");
        Link(page, "1 without a date").Should().Be("/AMAZ/milestones?date=unknown");
        page.FindAll("a").Select(a => a.GetAttribute("href")).Should().Contain("/AMAZ/issues?owner=me");
    }

    [Fact]
    public async Task From_the_past_every_link_stays_there()
    {
        await World.OpenIssue(stage: Stage.Signed);
        World.Pass(TimeSpan.FromDays(2));

        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/AMAZ?known=2026-11-23");
        var page = Shown();

        page.FindAll(".panel h2").Should().NotContain(h => h.TextContent.Contains("reminders", StringComparison.Ordinal));
        page.FindAll(".overview a").Select(a => a.GetAttribute("href")).Should().NotBeEmpty()
            .And.OnlyContain(a => a!.Contains("known=2026-11-23", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_recorded_while_the_page_is_open_stands_out()
    {
        await World.OpenIssue();
        var page = Shown();
        page.FindAll(".new").Should().BeEmpty();

        await World.OpenIssue("Transit");
        page.WaitForAssertion(() =>
        {
            World.Pass(TimeSpan.FromSeconds(1));
            page.FindAll(".new").Should().NotBeEmpty();
        });
    }

    [Fact]
    public void An_unknown_negotiation_says_so_and_leads_back()
    {
        var page = Shown("NOPE");

        page.Find("[role=alert]").TextContent.Should().Contain("No negotiation has the key “NOPE”");
        page.Find(".above a").GetAttribute("href").Should().Be("/");
    }

    private IRenderedComponent<OverviewPage> Shown(string negotiation = "AMAZ") =>
        Render<OverviewPage>(p => p.Add(o => o.Negotiation, negotiation));

    private static string? Link(IRenderedComponent<OverviewPage> page, string words) =>
        page.FindAll("a").First(a => a.TextContent.Contains(words, StringComparison.Ordinal)).GetAttribute("href");
}
