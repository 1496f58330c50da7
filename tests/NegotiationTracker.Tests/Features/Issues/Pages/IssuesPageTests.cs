using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues.Pages;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class IssuesPageTests : PageContext
{
    [Fact]
    public async Task An_empty_negotiation_says_what_an_issue_is_and_offers_the_first()
    {
        await World.OpenNegotiation();

        var page = Shown("/AMAZ/issues");

        page.Find(".empty").TextContent.Should().Contain("An issue is one open question");
        page.Find(".empty a").GetAttribute("href").Should().Be("/AMAZ/issues/new");
    }

    [Fact]
    public async Task Filters_are_words_that_can_be_removed_one_by_one_or_all()
    {
        await World.OpenIssue(stage: Stage.Signed);
        await World.OpenIssue("Transit", "Transport", Stage.Signed);

        var page = Shown("/AMAZ/issues?q=transit&stage=Signed");

        page.Find(".total").TextContent.Should().Be("1 issue with");
        page.FindAll(".said a").Select(a => a.GetAttribute("href"))
            .Should().Equal("/AMAZ/issues?stage=Signed", "/AMAZ/issues?q=transit", "/AMAZ/issues");
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do()
    {
        await World.OpenIssue();

        var page = Shown("/AMAZ/issues?stage=Ratified");

        page.Find(".empty").TextContent.Should().Contain("Remove one of the filters");
        page.FindAll("tbody tr").Should().BeEmpty();
    }

    [Fact]
    public async Task Headings_are_links_that_say_the_order()
    {
        await World.OpenIssue();

        var page = Shown("/AMAZ/issues?sort=title&category=Borders");

        var heading = page.Find("th[aria-sort]");
        heading.GetAttribute("aria-sort").Should().Be("ascending");
        heading.QuerySelector("a")!.GetAttribute("href").Should().Be("/AMAZ/issues?category=Borders&sort=title&desc=true");
    }

    [Fact]
    public async Task Every_row_can_be_reached_by_key_and_answers_the_key_for_recording_a_stage()
    {
        await World.OpenIssue();
        await World.OpenIssue("Transit");

        var rows = Shown("/AMAZ/issues").FindAll("[data-rows] > [data-row]");

        rows.Should().HaveCount(2).And.OnlyContain(r => r.QuerySelector("th a[href]") != null && r.QuerySelector("button[data-key=s]") != null);
    }

    [Fact]
    public async Task In_a_negotiation_that_is_not_on_record_nothing_can_be_opened()
    {
        await World.OpenNegotiation();
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/NONE/issues");

        var page = Render<IssuesPage>(p => p.Add(i => i.Negotiation, "NONE"));

        page.Find("[role=alert]").TextContent.Should().Contain("No negotiation has the key “NONE”");
        page.Find(".page-actions").TextContent.Trim().Should().Be("All negotiations");
    }

    [Fact]
    public async Task From_the_past_nothing_can_be_recorded_and_it_says_so()
    {
        await World.OpenIssue();
        World.Pass(TimeSpan.FromDays(2));

        var page = Shown("/AMAZ/issues?known=2026-11-23");

        page.FindAll("tbody tr").Should().ContainSingle();
        page.FindAll(".act button").Should().BeEmpty();
        page.Find(".page-actions").TextContent.Should().Contain("back to now");
    }

    private IRenderedComponent<IssuesPage> Shown(string address)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<IssuesPage>(p => p.Add(i => i.Negotiation, "AMAZ"));
    }
}
