using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Search.Pages;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Features.Search.Pages;

public sealed class SearchPageTests : PageContext
{
    [Fact]
    public async Task A_search_shows_each_kind_with_its_number_and_marks_what_was_found()
    {
        var page = await Show("/AMAZ/search?q=karabakh");

        page.WaitForAssertion(() => page.FindAll("nav.kinds a").Select(a => string.Join(' ', a.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Should().Equal("All", "Issues 2", "Entries 4", "Places 1"));
        page.FindAll("mark").Select(m => m.TextContent).Should().Contain("Ղարաբաղ").And.Contain("Karabakh");
        page.Find("[role=status]").TextContent.Should().Contain("Ղարաբաղ");
    }

    [Fact]
    public async Task Everything_about_a_search_stands_in_its_address()
    {
        var page = await Show("/AMAZ/search?q=karabakh&kind=issues&from=2025-01-01");
        page.WaitForElement("nav.kinds a[aria-current=true]").TextContent.Should().StartWith("Issues");
        page.FindAll(".hits li").Should().HaveCount(2);

        await page.Find("#search-issue").ChangeAsync(new ChangeEventArgs { Value = "AMAZ-2" });

        var address = Services.GetRequiredService<NavigationManager>().Uri;
        address.Should().Contain("q=karabakh").And.Contain("kind=issues").And.Contain("issue=AMAZ-2").And.Contain("from=2025-01-01");
    }

    [Theory]
    [InlineData("q=karabakh&issue=zwei", "“zwei” is no issue")]
    [InlineData("q=karabakh&from=yesterday", "“yesterday” is no day")]
    [InlineData("q=karabakh&issue=99", "no issue AMAZ-99")]
    [InlineData("q=!!!", "Write what to look for")]
    public async Task What_cannot_be_searched_is_told_and_the_form_stays(string query, string sentence)
    {
        var page = await Show($"/AMAZ/search?{query}");

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.Should().Contain(sentence));
        page.FindAll("#search-q").Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_found_says_so_and_offers_to_drop_the_filters()
    {
        var page = await Show("/AMAZ/search?q=tbilisi&from=2026-01-01");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.Should().Contain("“tbilisi”").And.Contain("Search without filters"));
    }

    private async Task<IRenderedComponent<SearchPage>> Show(string address)
    {
        var id = await World.OpenNegotiation();
        await World.Send(new AddPlace { NegotiationId = id, Name = "Karabakh", Spellings = "Ղարաբաղ" });
        await World.OpenIssue("Status of Karabakh");
        await World.OpenIssue("Ղարաբաղի կարգավիճակը");
        Frame(new FrameNegotiation(id, "AMAZ", "Armenia–Azerbaijan", TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan")));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SearchPage>(page => page.Add(p => p.Negotiation, "AMAZ"));
    }
}
