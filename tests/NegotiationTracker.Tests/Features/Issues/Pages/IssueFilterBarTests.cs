using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class IssueFilterBarTests : BunitContext
{
    [Theory]
    [InlineData("#filter-stage", "Signed", "stage=Signed")]
    [InlineData("#filter-stage", "none", "stage=none")]
    [InlineData("#filter-trend", "Deteriorated", "trend=Deteriorated")]
    [InlineData("#filter-owner", "me", "owner=me")]
    [InlineData("#filter-category", "Borders", "category=Borders")]
    [InlineData("#filter-moved", "90", "moved=90")]
    [InlineData("#filter-q", " maps ", "q=maps")]
    public void Each_filter_is_written_into_the_address(string field, string chosen, string written)
    {
        Shown(new IssueFilter()).Find(field).Change(chosen);

        Address.Uri.Should().EndWith($"/AMAZ/issues?{written}");
    }

    [Fact]
    public void A_filter_keeps_the_others_the_order_and_the_viewpoint_and_begins_on_the_first_page()
    {
        var bar = Shown(
            new IssueFilter { Category = "Borders", Sort = IssueSort.Title, Page = 7 }, new AskedViewpoint(Known: "2026-06-08"));

        bar.Find("input[type=checkbox]").Change(true);

        Address.Uri.Should().EndWith("/AMAZ/issues?category=Borders&stalled=true&sort=title&known=2026-06-08");
    }

    [Fact]
    public void Choosing_any_takes_the_filter_away()
    {
        Shown(new IssueFilter { WithoutStage = true, Text = "maps" }).Find("#filter-stage").Change("");

        Address.Uri.Should().EndWith("/AMAZ/issues?q=maps");
    }

    [Fact]
    public void Typing_on_replaces_the_address_so_that_one_step_back_leaves_the_text()
    {
        Shown(new IssueFilter()).Find("#filter-q").Change("m");
        Address.History.First().Options.ReplaceHistoryEntry.Should().BeFalse();

        Shown(new IssueFilter { Text = "m" }).Find("#filter-q").Change("maps");
        Address.History.First().Options.ReplaceHistoryEntry.Should().BeTrue();
    }

    private BunitNavigationManager Address => Services.GetRequiredService<BunitNavigationManager>();

    private IRenderedComponent<IssueFilterBar> Shown(IssueFilter filter, AskedViewpoint? viewpoint = null) =>
        Render<IssueFilterBar>(p => p.Add(b => b.Negotiation, "AMAZ").Add(b => b.Filter, filter)
            .Add(b => b.Viewpoint, viewpoint ?? AskedViewpoint.Now).Add(b => b.Categories, ["Borders", "Transit"]));
}
