using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Overview;

namespace NegotiationTracker.Tests.Features.Overview;

/// <summary>Every number of the overview is the number of rows of a list, from every viewpoint and for every period.</summary>
public sealed class ShowOverviewTests(ManyIssues many) : IClassFixture<ManyIssues>
{
    public static TheoryData<string?, string?, int> Looks => new()
    {
        { null, null, 7 }, { null, null, 30 }, { null, null, 365 }, { null, "2027-01-06", 30 }, { null, "2026-12-01", 30 },
        { "2026-12-01", null, 30 }, { "2026-10-01", "2026-11-22", 7 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_number_opens_its_rows(string? asOf, string? known, int days)
    {
        var at = new AskedViewpoint(asOf, known);
        var shown = await many.World.Send(new ShowOverview("AMAZ") { At = at, Days = days });
        async Task<int> Listed(Func<ListIssues, ListIssues> filter)
        {
            var page = await many.World.Send(filter(new ListIssues("AMAZ") { At = at, PageSize = 100 }));
            page.Rows.Should().HaveCount(page.Total);
            return page.Total;
        }

        shown.Issues.Should().Be(await Listed(all => all)).And.BePositive();
        foreach (var stage in shown.Stages)
            stage.Issues.Should().Be(await Listed(all => all with { Stage = stage.Stage, WithoutStage = stage.Stage is null }), $"{stage.Stage}");
        foreach (var trend in shown.Trends)
            trend.Issues.Should().Be(await Listed(all => all with { Trend = trend.Trend, WithoutTrend = trend.Trend is null }), $"{trend.Trend}");
        shown.Stages.Sum(s => s.Issues).Should().Be(shown.Issues);
        shown.Trends.Sum(t => t.Issues).Should().Be(shown.Issues);
        shown.StalledIssues.Should().Be(await Listed(all => all with { Stalled = true }));
        shown.MyIssues.Should().Be(await Listed(all => all with { OwnedByReader = true }));
        shown.MovedIssues.Should().Be(await Listed(all => all with { MovedInDays = days }));
        await ChangesAgree(shown, at, days);
        await MilestonesAgree(shown, at);
    }

    private async Task ChangesAgree(OverviewDetails shown, AskedViewpoint at, int days)
    {
        var changes = await many.World.Send(new ListChanges("AMAZ") { At = at, Days = days, PageSize = 100 });
        var corrections = await many.World.Send(new ListChanges("AMAZ") { At = at, Days = days, PageSize = 100, Corrections = true });
        (changes.Changes, changes.Corrections, changes.Since).Should().Be((shown.MovedEntries, shown.Corrections, shown.Since));
        changes.Rows.Should().HaveCount(Math.Min(100, shown.MovedEntries)).And.NotContain(r => r.Type == EntryType.Retraction);
        corrections.Rows.Should().HaveCount(shown.Corrections).And.NotContain(r => r.Type == EntryType.Change);
        changes.Rows.Take(shown.Moved.Count).Select(r => r.Entry).Should().Equal(shown.Moved.Select(r => r.Entry));
    }

    private async Task MilestonesAgree(OverviewDetails shown, AskedViewpoint at)
    {
        var ahead = (await many.World.Send(new ListMilestones("AMAZ") { At = at, PageSize = 100 })).Rows.Select(r => r.Milestone).ToArray();
        shown.Undated.Should().Be(ahead.Count(m => m.Date is null));
        shown.Overdue.Should().Be(ahead.Count(m => m.IsOverdue));
        shown.Runway.Select(m => m.Title).Should().Equal(ahead.Where(m => m.Date is not null).Select(m => m.Title));
    }

    [Fact]
    public async Task Now_and_all_that_is_known_today_are_the_same_picture()
    {
        var now = await many.World.Send(new ShowOverview("AMAZ") { Days = 30 });
        var then = await many.World.Send(new ShowOverview("AMAZ") { Days = 30, At = new AskedViewpoint(Known: "2027-01-06") });

        CanonicalJson.Write(then).Should().Be(CanonicalJson.Write(now));
        (now.MovedIssues, now.Corrections, now.StalledIssues, now.Overdue, now.Undated).Should().Be((8, 2, 2, 1, 1));
    }
}
