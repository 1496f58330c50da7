using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Dossiers.Pages;
using NegotiationTracker.Features.Issues.Pages;
using NegotiationTracker.Features.Milestones.Pages;
using NegotiationTracker.Features.Negotiations.Pages;
using NegotiationTracker.Features.Overview.Pages;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Features.Dossiers.Pages;

public sealed class ExampleOffersTests : PageContext
{
    [Fact]
    public async Task One_press_opens_an_example_and_leads_to_it()
    {
        Frame(null);
        var offers = Render<ExampleOffers>();
        offers.FindAll("li h3").Select(h => h.TextContent).Should().Equal(
            "Armenia–Azerbaijan peace process AMAZ", "Belgrade–Pristina dialogue BPD");

        await offers.FindAll("button")[1].ClickAsync();

        Services.GetRequiredService<BunitNavigationManager>().Uri.Should().EndWith("/BPD");
        FrameReadings.Should().Be(1, "the switcher shows it");
        Render<ExampleOffers>().FindAll("li h3").Should().ContainSingle();
    }

    [Fact]
    public async Task With_all_of_them_on_record_nothing_is_offered()
    {
        foreach (var example in await World.Send(new ListExamples()))
            await World.Send(new OpenExample { Name = example.Name });

        Render<ExampleOffers>().Markup.Trim().Should().BeEmpty();
    }

    [Fact]
    public async Task What_stands_in_its_way_is_said()
    {
        await World.OpenNegotiation("OTHER", "Other");
        var offers = Render<ExampleOffers>();
        await World.OpenNegotiation("BPD", "Another one", "Europe/Belgrade");

        await offers.FindAll("button")[1].ClickAsync();

        offers.Find(".refusal").TextContent.Should().Contain("nothing of it was stored");
    }

    [Fact]
    public async Task Its_pages_open()
    {
        await World.Send(new OpenExample { Name = "belgrade-pristina" });
        Frame(new FrameNegotiation(Guid.Empty, "BPD", "Belgrade–Pristina dialogue", TimeZoneInfo.Utc));

        Render<OverviewPage>(p => p.Add(o => o.Negotiation, "BPD")).Markup.Should().Contain("BPD-4");
        Render<IssuesPage>(p => p.Add(o => o.Negotiation, "BPD")).Markup.Should().Contain("Cash payments and the dinar");
        Render<IssuePage>(p => p.Add(o => o.Negotiation, "BPD").Add(o => o.Number, 2)).Markup.Should().Contain("Deadlocked");
        Render<MilestonesPage>(p => p.Add(o => o.Negotiation, "BPD")).Markup.Should().Contain("Statute of the Association adopted");
        Render<ActorsPage>(p => p.Add(o => o.Negotiation, "BPD")).Markup.Should().Contain("Косово");
    }
}
