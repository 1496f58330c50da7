using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Negotiations;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class ListIssuesTests(ManyIssues many) : IClassFixture<ManyIssues>
{
    private static readonly ListIssues All = new("AMAZ") { PageSize = 100 };

    public static TheoryData<string, int> Filters => new()
    {
        { nameof(All), 14 }, { "Stage", 1 }, { "WithoutStage", 5 }, { "Trend", 3 }, { "WithoutTrend", 10 }, { "Category", 5 },
        { "Owner", 7 }, { "Mine", 14 }, { "Stalled", 2 }, { "Moved", 8 }, { "Text", 3 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds_what_it_says_and_the_same_from_the_record(string filter, int issues)
    {
        var request = Filtered(filter);

        var now = await many.World.Send(request);
        var then = await many.World.Send(request with { At = new AskedViewpoint(Known: "2027-01-06") });

        (now.Total, now.Rows.Count).Should().Be((issues, issues));
        CanonicalJson.Write(then).Should().Be(CanonicalJson.Write(now));
    }

    public static TheoryData<IssueSort, bool> Sorts
    {
        get
        {
            var sorts = new TheoryData<IssueSort, bool>();
            foreach (var sort in Enum.GetValues<IssueSort>())
            {
                sorts.Add(sort, false);
                sorts.Add(sort, true);
            }

            return sorts;
        }
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Every_order_pages_each_issue_once_and_is_the_same_from_the_record(IssueSort sort, bool descending)
    {
        var request = All with { Sort = sort, Descending = descending };
        var now = (await many.World.Send(request)).Rows.Select(r => $"{r.Key} {r.Title} {r.Stage} {r.Trend} {r.LastMovement}").ToArray();

        var then = (await many.World.Send(request with { At = new AskedViewpoint(Known: "2027-01-06") })).Rows;
        var paged = new List<IssueRow>();
        for (var page = 1; page <= 4; page++)
            paged.AddRange((await many.World.Send(request with { Page = page, PageSize = 4 })).Rows);

        then.Select(r => $"{r.Key} {r.Title} {r.Stage} {r.Trend} {r.LastMovement}").Should().Equal(now);
        paged.Select(r => $"{r.Key} {r.Title} {r.Stage} {r.Trend} {r.LastMovement}").Should().Equal(now);
    }

    [Fact]
    public async Task Stages_sort_by_how_far_they_are_and_not_by_their_names()
    {
        var stages = (await many.World.Send(All with { Sort = IssueSort.Stage })).Rows.Select(r => r.Stage).OfType<Stage>();

        stages.Should().BeInAscendingOrder(s => (int)s);
    }

    [Fact]
    public async Task A_row_tells_owner_and_next_milestone_and_whether_nothing_moves()
    {
        var first = (await many.World.Send(All)).Rows[0];

        first.Owners.Should().BeEquivalentTo("Local analyst", Ani.Name);
        first.Next!.Title.Should().Be("Ahead", "what is ahead comes before what is overdue");
        first.IsStalled.Should().BeTrue();
    }

    [Fact]
    public async Task From_before_the_last_weeks_the_list_is_as_it_was()
    {
        var then = await many.World.Send(All with { At = new AskedViewpoint(Known: "2026-11-22") });

        then.Rows.Should().HaveCount(14).And.OnlyContain(r => r.Trend == null && !r.IsClosed);
        (await many.World.Send(All with { At = new AskedViewpoint(AsOf: "2025-06-01") })).Rows.Should().HaveCount(3);
        (await many.World.Send(All with { At = new AskedViewpoint(Known: "2026-11-21") })).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said_not_to_be()
    {
        await many.World.Refuses(new ListIssues("NONE"), "No negotiation has the key “NONE”*");
        await many.World.Refuses(new ShowIssue("AMAZ", 99), "AMAZ has no issue 99*");
        await many.World.Refuses(new ShowIssue("AMAZ", 1) { At = new AskedViewpoint(Known: "2026-11-01") }, "AMAZ-1 was not on record yet*");
        await many.World.Refuses(All with { At = new AskedViewpoint(AsOf: "2026-02-30") }, "“2026-02-30” is no day*");
        (await many.World.Send(new ListNegotiations())).Should().ContainSingle();
    }

    private static ListIssues Filtered(string filter) => filter switch
    {
        "Stage" => All with { Stage = Stage.Closed },
        "WithoutStage" => All with { WithoutStage = true },
        "Trend" => All with { Trend = Trend.Unchanged },
        "WithoutTrend" => All with { WithoutTrend = true },
        "Category" => All with { Category = "law" },
        "Owner" => All with { OwnerId = Ani.PersonId },
        "Mine" => All with { OwnedByReader = true },
        "Stalled" => All with { Stalled = true },
        "Moved" => All with { MovedInDays = 30 },
        "Text" => All with { Text = " ALPHA " },
        _ => All,
    };
}
