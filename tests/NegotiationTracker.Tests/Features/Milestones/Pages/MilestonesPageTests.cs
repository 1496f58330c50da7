using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Milestones.Pages;

namespace NegotiationTracker.Tests.Features.Milestones.Pages;

public sealed class MilestonesPageTests : PageContext
{
    [Fact]
    public async Task Says_of_each_how_far_off_it_is_and_puts_the_undated_last()
    {
        await World.AddMilestone("Signature", date: null, status: null);
        await World.AddMilestone("Mandate ends", "2027-02-19", DateStatus.Confirmed);
        await World.AddMilestone("Summit", "2026-10");

        var rows = Shown("/AMAZ/milestones").FindAll("tbody tr");

        rows.Select(r => r.QuerySelector(".called a")!.TextContent).Should().Equal("Summit", "Mandate ends", "Signature");
        rows[0].TextContent.Should().Contain("its date passed without an outcome");
        rows[1].TextContent.Should().Contain("confirmed").And.Contain("in 89 days");
        rows[2].TextContent.Should().Contain("date unknown");
    }

    [Fact]
    public async Task Shows_those_without_a_date_alone_when_the_address_asks_for_them()
    {
        await World.AddMilestone("Signature", date: null, status: null);
        await World.AddMilestone("Mandate ends", "2027-02-19", DateStatus.Confirmed);

        var page = Shown("/AMAZ/milestones?date=unknown");

        page.FindAll(".called a").Select(a => a.TextContent).Should().Equal("Signature");
        page.Find(".filter").TextContent.Should().Contain("1 without a date");
        page.Find(".filter a").GetAttribute("href").Should().Be("/AMAZ/milestones");
        page.FindAll(".tabs .count").Select(c => c.TextContent).Should().Equal("2", "0");
    }

    [Fact]
    public async Task Says_how_firm_it_is_also_where_the_date_is_unknown()
    {
        await World.AddMilestone("Signature", date: null, DateStatus.Changing);

        var date = Shown("/AMAZ/milestones").Find("td.date");

        date.TextContent.Should().Contain("date unknown").And.Contain("changing");
    }

    [Fact]
    public async Task A_look_back_offers_nothing_to_record_and_says_why()
    {
        await World.AddMilestone();
        World.Pass(TimeSpan.FromDays(3));

        var page = Shown("/AMAZ/milestones?known=2026-11-23");

        page.FindAll("tbody tr").Should().ContainSingle();
        page.FindAll("button").Should().BeEmpty();
        page.Markup.Should().Contain("back to now");
    }

    [Fact]
    public async Task An_empty_list_says_what_belongs_there_and_offers_the_first_step()
    {
        await World.OpenNegotiation();

        var page = Shown("/AMAZ/milestones");

        page.Find(".empty").TextContent.Should().Contain("elections, court dates, signatures").And.Contain("Add the first milestone");
    }

    [Fact]
    public async Task A_negotiation_that_is_not_on_record_is_refused_in_words()
    {
        await World.OpenNegotiation();

        var page = Render<MilestonesPage>(p => p.Add(m => m.Negotiation, "NONE"));

        page.Find("[role=alert]").TextContent.Should().Contain("No negotiation has the key “NONE”");
        page.FindAll("table").Should().BeEmpty();
    }

    private IRenderedComponent<MilestonesPage> Shown(string address)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<MilestonesPage>(p => p.Add(m => m.Negotiation, "AMAZ"));
    }
}
