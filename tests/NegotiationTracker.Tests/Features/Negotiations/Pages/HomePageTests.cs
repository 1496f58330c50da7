using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Negotiations.Pages;

namespace NegotiationTracker.Tests.Features.Negotiations.Pages;

public sealed class HomePageTests : PageContext
{
    [Fact]
    public void Without_a_negotiation_it_offers_to_open_the_first() =>
        Render<HomePage>().Find(".empty a").GetAttribute("href").Should().Be("/new");

    [Fact]
    public void Without_a_negotiation_it_offers_the_examples() =>
        Render<HomePage>().FindAll(".examples button").Should().HaveCount(2).And.OnlyContain(b => b.TextContent == "Open the example");

    [Fact]
    public async Task The_only_negotiation_is_shown_at_once()
    {
        await World.OpenNegotiation();

        Render<HomePage>();

        Services.GetRequiredService<BunitNavigationManager>().Uri.Should().EndWith("/AMAZ");
    }

    [Fact]
    public async Task Several_are_listed_by_name()
    {
        await World.OpenNegotiation("AMAZ", "Armenia–Azerbaijan");
        await World.OpenNegotiation("CYP", "Cyprus", "Asia/Nicosia");

        Render<HomePage>().FindAll(".negotiations h2 a").Select(a => (a.TextContent, a.GetAttribute("href")))
            .Should().Equal(("Armenia–Azerbaijan", "/AMAZ"), ("Cyprus", "/CYP"));
    }
}
