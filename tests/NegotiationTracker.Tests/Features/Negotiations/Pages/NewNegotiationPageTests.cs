using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Negotiations.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Features.Negotiations.Pages;

public sealed class NewNegotiationPageTests : PageContext
{
    private readonly Dictionary<string, string> _drafts = [];

    public NewNegotiationPageTests() => Services.AddSingleton(new RecordSupport(
        (_, _) => Task.FromResult<Foreseen?>(null),
        (key, _) => Task.FromResult(_drafts.GetValueOrDefault(key)),
        (key, content, _) =>
        {
            if (content is null)
                _drafts.Remove(key);
            else
                _drafts[key] = content;
            return Task.CompletedTask;
        },
        (_, _, _, _) => Task.FromResult<IReadOnlyList<SourceOption>>([]),
        (_, _, _) => throw new NotSupportedException()));

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_stored()
    {
        var page = Render<NewNegotiationPage>();

        await page.Find("form").SubmitAsync();

        page.FindAll(".fault").Select(f => f.TextContent)
            .Should().HaveCount(3).And.Contain("Give the negotiation a name.");
        (await World.Send(new ListNegotiations())).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_written_is_opened_and_leaves_no_draft()
    {
        var page = Render<NewNegotiationPage>();
        Fill(page, "Cyprus talks", "cyp", "Asia/Nicosia");
        page.WaitForAssertion(() => _drafts.Should().ContainKey("OpenNegotiation"));

        await page.Find("form").SubmitAsync();

        (await World.Send(new ListNegotiations())).Should().ContainSingle().Which.Should().Match<NegotiationRow>(
            n => n.Key == "CYP" && n.Name == "Cyprus talks" && n.TimeZone == "Asia/Nicosia");
        _drafts.Should().BeEmpty();
        Services.GetRequiredService<BunitNavigationManager>().Uri.Should().EndWith("/CYP");
    }

    [Theory]
    [InlineData("NEW", "Asia/Nicosia", "NEW is an address of the tracker itself.")]
    [InlineData("C", "Asia/Nicosia", "The key is two to ten letters or digits")]
    [InlineData("CYP", "Mars/Phobos", "“Mars/Phobos” is no time zone")]
    public async Task A_refusal_is_a_sentence_and_the_text_stays(string key, string zone, string sentence)
    {
        var page = Render<NewNegotiationPage>();
        Fill(page, "Cyprus talks", key, zone);

        await page.Find("form").SubmitAsync();

        page.Find(".fault").TextContent.Should().Contain(sentence, "it stands beside its field");
        page.Find("input").GetAttribute("value").Should().Be("Cyprus talks");
        _drafts.Should().ContainKey("OpenNegotiation");
    }

    [Fact]
    public void Without_another_negotiation_there_is_no_frame_to_copy() =>
        Render<NewNegotiationPage>().FindAll("select").Should().BeEmpty();

    [Fact]
    public async Task The_frame_of_another_is_previewed_and_copied_as_chosen()
    {
        await World.OpenIssue();
        await World.OpenIssue("Constitution", "Law");
        await World.AddActor();
        await World.AddMilestone();
        var page = Render<NewNegotiationPage>();
        Fill(page, "Cyprus talks", "cyp", "Asia/Nicosia");

        page.Find("select").Change("0");

        page.WaitForAssertion(() => page.Find(".frame .always").TextContent.Should().Be("2 issues, numbered anew from 1."));
        page.FindAll(".frame label").Select(l => l.TextContent.Trim())
            .Should().Equal("1 actor with 1 name", "1 pending milestone, without dates", "0 links between them");
        page.Find(".frame .hint").TextContent.Should().Contain("Frame copied from AMAZ.");

        page.FindAll(".frame input")[0].Change(false);
        page.FindAll(".frame input")[1].Change(true);
        await page.Find("form").SubmitAsync();

        (await World.Send(new ListActors("CYP"))).Should().BeEmpty();
        (await World.Send(new NegotiationTracker.Features.Issues.ListIssues("CYP"))).Total.Should().Be(2);
        (await World.Send(new NegotiationTracker.Features.Milestones.ListMilestones("CYP"))).Should().NotBeNull();
        Services.GetRequiredService<BunitNavigationManager>().Uri.Should().EndWith("/CYP");
    }

    [Fact]
    public async Task Examples_are_offered_beside_it()
    {
        await World.OpenNegotiation();

        Render<NewNegotiationPage>().FindAll(".examples h3").Should().Contain(h => h.TextContent.Contains("Belgrade–Pristina"));
    }

    private static void Fill(IRenderedComponent<NewNegotiationPage> page, string name, string key, string zone)
    {
        page.FindAll("input")[0].Change(name);
        page.FindAll("input")[1].Change(key);
        page.FindAll("input")[2].Change(zone);
    }
}
