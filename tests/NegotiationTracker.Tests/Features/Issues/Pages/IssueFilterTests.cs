using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class IssueFilterTests
{
    [Theory]
    [InlineData("/AMAZ/issues")]
    [InlineData("/AMAZ/issues?q=border%20%26%20maps&stage=UnderNegotiation&trend=Improved&owner=me&category=Borders")]
    [InlineData("/AMAZ/issues?stage=none&trend=none&stalled=true&moved=30&sort=movement&desc=true&page=3")]
    [InlineData("/AMAZ/issues?owner=00000000-0000-7000-8000-00000000a001&sort=title")]
    public void Everything_that_the_list_shows_stands_in_its_address(string address) =>
        IssueFilter.Of(address).ToAddress("AMAZ").Should().Be(address);

    [Theory]
    [InlineData("stage=Nowhere", "stage “Nowhere”")]
    [InlineData("stage=3", "stage “3”")]
    [InlineData("stage=Signed,Ratified", "stage “Signed,Ratified”")]
    [InlineData("owner=everybody", "owner “everybody”")]
    [InlineData("moved=-1", "moved “-1”")]
    [InlineData("page=0", "page “0”")]
    [InlineData("page=99999999999", "page “99999999999”")]
    public void What_cannot_be_read_is_left_out_and_said(string query, string said)
    {
        var filter = IssueFilter.Of($"/AMAZ/issues?{query}");

        filter.Unread.Should().ContainSingle().Which.Should().Contain(said);
        filter.ToAddress("AMAZ").Should().Be("/AMAZ/issues");
    }

    [Fact]
    public void Sorting_by_the_same_heading_turns_the_order_and_begins_on_the_first_page()
    {
        var byTitle = new IssueFilter { Stage = Stage.Signed, Page = 4 }.SortedBy(IssueSort.Title);

        byTitle.ToAddress("AMAZ").Should().Be("/AMAZ/issues?stage=Signed&sort=title");
        byTitle.SortedBy(IssueSort.Title).ToAddress("AMAZ").Should().Be("/AMAZ/issues?stage=Signed&sort=title&desc=true");
        byTitle.SortedBy(IssueSort.Movement).Descending.Should().BeTrue("the latest movement is what people look for");
    }
}
