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
    [InlineData("q=karabakh&issue=0", "Issues are numbered from 1 on")]
    [InlineData("q=karabakh&from=yesterday", "“yesterday”")]
    [InlineData("q=karabakh&from=2027&to=2026", "Nothing can be later than 1 January 2027 and earlier than 31 December 2026")]
    [InlineData("q=karabakh&actor=00000000-0000-7000-8000-000000000001", "No actor of AMAZ has this id")]
    [InlineData("q=karabakh&actor=nobody", "This is no actor")]
    [InlineData("q=karabakh&issue=99", "no issue AMAZ-99")]
    [InlineData("q=!!!", "Write what to look for")]
    public async Task What_cannot_be_searched_is_told_beside_its_field_and_the_form_stays(string query, string sentence)
    {
        var page = await Show($"/AMAZ/search?{query}");

        page.WaitForAssertion(() => page.Find(".field .fault").TextContent.Should().Contain(sentence));
        page.FindAll("#search-q").Should().ContainSingle();
        page.FindAll(".empty").Should().BeEmpty();
    }

    [Theory]
    [InlineData("kind=issues&page=2", "There is no page 2: the last is page 1.")]
    [InlineData("kind=issues&page=0", "numbered 1 to 40")]
    [InlineData("kind=issues&page=many", "“many” is no page")]
    [InlineData("page=2", "Pages are counted within one kind")]
    public async Task A_page_that_is_not_there_is_told(string query, string sentence)
    {
        var page = await Show($"/AMAZ/search?q=karabakh&{query}");

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.Should().Contain(sentence));
    }

    [Theory]
    [InlineData("from=2025-06&to=2025-06", 2)]
    [InlineData("from=autumn 2025", 2)]
    [InlineData("to=2024-12", 0)]
    [InlineData("from=2026-01", 0)]
    public async Task A_month_means_its_first_day_on_and_its_last_day_at_most(string query, int issues)
    {
        var page = await Show($"/AMAZ/search?q=karabakh&kind=issues&{query}");

        page.WaitForState(() => page.FindAll(".hits li, .empty").Count > 0);
        page.FindAll(".hits li").Should().HaveCount(issues);
        page.FindAll(".fault").Should().BeEmpty();
    }

    [Fact]
    public async Task A_title_shows_what_of_it_was_looked_for()
    {
        var page = await Show("/AMAZ/search?q=karabakh&kind=issues");

        page.WaitForAssertion(() => page.FindAll(".hits a mark").Select(m => m.TextContent).Should().Equal("Karabakh", "Ղարաբաղի"));
        page.FindAll(".hits a").Select(a => a.TextContent).Should().Contain("AMAZ-1 Status of Karabakh");
    }

    [Fact]
    public async Task The_finder_looks_in_all_negotiations_where_none_is_open_and_in_the_open_one_alone_elsewhere()
    {
        var id = await World.OpenNegotiation();
        await World.OpenIssue("Status of Karabakh");
        await World.Send(new OpenNegotiation { Key = "OTHER", Name = "Karabakh, once more", TimeZone = "UTC" });
        var zone = TimeZoneInfo.Utc;
        FrameNegotiation[] all = [new(id, "AMAZ", "Armenia–Azerbaijan", zone), new(Guid.Empty, "OTHER", "Other", zone)];

        var everywhere = await Find(null, all);
        var inOne = await Find(all[0], all);

        everywhere.FindAll("h2").Select(h => h.TextContent.Split(' ')[0]).Should().Contain("AMAZ").And.Contain("OTHER");
        everywhere.Find("input").GetAttribute("placeholder").Should().Contain("all 2 negotiations");
        inOne.FindAll("h2").Select(h => h.TextContent).Should().NotContain(h => h.Contains("OTHER"));
        inOne.FindAll(".hits li").Should().NotBeEmpty();
    }

    private async Task<IRenderedComponent<Finder>> Find(FrameNegotiation? current, FrameNegotiation[] all)
    {
        var frame = new Frame(new FrameContents("Ani", TimeZoneInfo.Utc, all, 0), current, () => Task.CompletedTask);
        var finder = Render<Finder>(f => f.AddCascadingValue(frame).Add(p => p.Key, "AMAZ").Add(p => p.Negotiations, all));
        await finder.Find("input").ChangeAsync(new ChangeEventArgs { Value = "karabakh" });
        finder.WaitForState(() => finder.FindAll(".hits li").Count > 0);
        return finder;
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
