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

        page.Find(".refusal").TextContent.Should().Contain(sentence);
        page.Find("input").GetAttribute("value").Should().Be("Cyprus talks");
        _drafts.Should().ContainKey("OpenNegotiation");
    }

    private static void Fill(IRenderedComponent<NewNegotiationPage> page, string name, string key, string zone)
    {
        page.FindAll("input")[0].Change(name);
        page.FindAll("input")[1].Change(key);
        page.FindAll("input")[2].Change(zone);
    }
}
