using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class DescribeIssueTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_new_title_is_found_and_the_old_one_stays_in_the_past()
    {
        var issue = (await _world.OpenIssue("Border", "Territory")).Id;
        _world.Pass(TimeSpan.FromDays(2));
        await _world.Say(new DescribeIssue { SubjectId = issue, Title = " Sərhəd ", Summary = "Where it runs.", Effective = On("2026-11-24") });

        (await _world.Send(new ListIssues("AMAZ") { Text = "serhed" })).Total.Should().Be(1);
        (await _world.Send(new ListIssues("AMAZ") { Text = "border" })).Total.Should().Be(0);
        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Title, shown.Summary).Should().Be(("Sərhəd", "Where it runs."));
        (await _world.Send(new ShowIssue("AMAZ", 1) { At = new AskedViewpoint(Known: "2026-11-22") })).Title.Should().Be("Border");
    }

    [Fact]
    public async Task A_category_with_its_importance_and_restriction_replaces_the_last()
    {
        var issue = (await _world.OpenIssue(category: "Borders")).Id;
        await _world.Say(new ClassifyIssue
        {
            SubjectId = issue,
            Category = "Territory",
            Importance = Importance.Critical,
            Restriction = Restriction.Restricted,
        });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Category, shown.Importance, shown.Restriction).Should().Be(("Territory", Importance.Critical, Restriction.Restricted));
        (await _world.Send(new ListIssues("AMAZ"))).Categories.Should().Equal("Territory");
    }

    [Fact]
    public async Task Nothing_but_blanks_is_no_title_and_no_category()
    {
        var issue = (await _world.OpenIssue()).Id;
        await _world.Refuses(new DescribeIssue { SubjectId = issue, Title = " \t" }, "Give the issue a title.");
        await _world.Refuses(new ClassifyIssue { SubjectId = issue, Category = " " }, "Name a category*");
    }
}
