using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class NewIssuePageTests : PageContext
{
    public NewIssuePageTests() => Services.AddSingleton(new RecordSupport(
        (_, _) => Task.FromResult<Foreseen?>(null),
        (_, _) => Task.FromResult<string?>(null),
        (_, _, _) => Task.CompletedTask,
        (_, _, _, _) => Task.FromResult<IReadOnlyList<SourceOption>>([]),
        (_, _, _) => throw new NotSupportedException()));

    [Fact]
    public async Task Opens_the_issue_and_leads_to_it()
    {
        var page = await Shown();

        Field(page, "Title").Change("Border delimitation");
        Field(page, "Category").Change("Borders");
        page.Find("input[value=Exploratory]").Change("Exploratory");
        Field(page, "Since when").Change("June 2026");
        Field(page, "Why it stands there").Change("The commissions meet.");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Address.Uri.Should().EndWith("/AMAZ/issues/1"), TimeSpan.FromSeconds(20));
        (await World.Send(new ShowIssue("AMAZ", 1))).Should().BeEquivalentTo(
            new { Title = "Border delimitation", Category = "Borders", Stage = Stage.Exploratory, IsClosed = false },
            o => o.ExcludingMissingMembers());
    }

    [Fact]
    public async Task Says_beside_the_fields_what_is_missing_and_stays()
    {
        var page = await Shown();

        await page.Find("form").SubmitAsync();

        page.FindAll(".fault").Select(f => f.TextContent).Should().Contain("Give the issue a title.")
            .And.Contain(f => f.StartsWith("Name a category", StringComparison.Ordinal))
            .And.Contain(f => f.StartsWith("Say since when it is so", StringComparison.Ordinal));
        Address.Uri.Should().EndWith("/AMAZ/issues/new");
    }

    [Fact]
    public async Task A_stage_chosen_by_mistake_can_be_left_open_again()
    {
        var page = await Shown();

        page.Find("input[value=Signed]").Change("Signed");
        page.FindAll("button").Single(b => b.TextContent == "It has no stage yet").Click();

        page.FindAll(".ladder .chosen").Should().BeEmpty();
    }

    private BunitNavigationManager Address => Services.GetRequiredService<BunitNavigationManager>();

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NewIssuePage> page, string label) => page.Find(
        "#" + page.FindAll("label").First(l => l.TextContent.StartsWith(label, StringComparison.Ordinal)).GetAttribute("for"));

    private async Task<IRenderedComponent<NewIssuePage>> Shown()
    {
        var id = await World.OpenNegotiation();
        Frame(new FrameNegotiation(id, "AMAZ", "Armenia–Azerbaijan", TimeZoneInfo.Utc));
        Address.NavigateTo("/AMAZ/issues/new");
        return Render<NewIssuePage>(p => p.Add(i => i.Negotiation, "AMAZ"));
    }
}
