using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Features.Sources.Pages;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Features.Sources.Pages;

public sealed class SourcePagesTests : PageContext
{
    private Guid _wire;
    private Guid _paper;

    [Fact]
    public async Task The_register_tells_what_rests_on_each_source_and_who_repeats_whom()
    {
        await Prepare();

        var page = Register("/AMAZ/sources");

        page.WaitForAssertion(() => page.Find(".found").TextContent.Should().Be("2 sources in the register"));
        page.FindAll("td.source a.title").Should().HaveCount(2);
        page.Find("table").TextContent.Should().Contain("Interfax").And.Contain("Azatutyun").And.Contain("repeats another");
    }

    [Fact]
    public async Task The_register_is_searched_and_filtered_by_its_address_and_says_when_nothing_is_found()
    {
        await Prepare();
        var page = Register("/AMAZ/sources?reliability=B");
        page.WaitForAssertion(() => page.Find(".found").TextContent.Should().Be("1 source found"));

        await page.Find("#find-source").ChangeAsync(new ChangeEventArgs { Value = " nobody " });

        Services.GetRequiredService<NavigationManager>().Uri.Should().EndWith("/AMAZ/sources?text=nobody&reliability=B");
        page = Register("/AMAZ/sources?text=nobody");
        page.WaitForAssertion(() => page.Find(".empty").TextContent.Should().Contain("No source of those has “nobody”"));
        page.Find(".empty a.button").GetAttribute("href").Should().Be("/AMAZ/sources");
    }

    [Fact]
    public async Task A_source_warns_of_what_rests_on_it_alone_and_tells_how_it_was_judged()
    {
        await Prepare();

        var page = One(_wire);

        page.WaitForAssertion(() => page.Find(".alone").TextContent.Should().StartWith("1 entry rests on this source alone"));
        page.Markup.Should().Contain("Right so far.").And.Contain("Repeated by").And.Contain("Azatutyun: Ministers met");
        page.FindAll("button").Select(b => b.TextContent).Should().Contain("Grade the source").And.Contain("Archive a copy");
    }

    [Fact]
    public async Task From_the_past_nothing_is_done_and_what_was_not_known_is_not_shown()
    {
        await Prepare();

        var page = One(_wire, "?known=2026-11-22");

        page.WaitForAssertion(() => page.Find("section.head").TextContent.Should().Contain("Interfax"));
        page.Markup.Should().NotContain("Repeated by").And.NotContain("Right so far.").And.Contain("Nobody has judged the source as such");
        page.FindAll("button").Select(b => b.TextContent).Should().NotContain("Grade the source");
    }

    [Fact]
    public async Task A_source_that_is_not_in_the_register_is_told_and_leads_back_to_it()
    {
        await Prepare();

        var page = One(new Guid("00000000-0000-7000-8000-00000000ffff"));

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.Should().Contain("source"));
        page.Find("p.buttons a").GetAttribute("href").Should().Be("/AMAZ/sources");
    }

    private IRenderedComponent<SourcesPage> Register(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SourcesPage>(page => page.Add(p => p.Negotiation, "AMAZ"));
    }

    private IRenderedComponent<OneSourcePage> One(Guid id, string viewpoint = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/AMAZ/sources/{id}{viewpoint}");
        return Render<OneSourcePage>(page => page.Add(p => p.Negotiation, "AMAZ").Add(p => p.Id, id));
    }

    /// <summary>A wire service, a paper that repeats it, and an entry that rests on both; the next day it is judged.</summary>
    private async Task Prepare()
    {
        var id = await World.OpenNegotiation();
        var issue = (await World.OpenIssue()).Id;
        (_wire, _paper) = (await World.AddSource("Ministers meet", "Interfax"), await World.AddSource("Ministers met", "Azatutyun"));
        await World.Say(new RecordStage
        {
            SubjectId = issue,
            Stage = Stage.Exploratory,
            Rationale = "They met.",
            Sources = [new CitationInput { SourceId = _wire, Grade = "B2" }, new CitationInput { SourceId = _paper, Grade = "B2" }],
        });
        World.Pass(TimeSpan.FromDays(1));
        await World.Say(new RecordOrigin { SubjectId = _paper, OriginalId = _wire });
        await World.Say(new GradeSource { SubjectId = _wire, Reliability = Reliability.B, Rationale = "Right so far." });
        Frame(new FrameNegotiation(id, "AMAZ", "Armenia–Azerbaijan", TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan")));
    }
}
