using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Pipeline;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class ComposeStatusReportTests
{
    [Fact]
    public async Task It_counts_where_the_issues_stand()
    {
        using var world = await ElectionStory.Told();

        var report = await world.Report();

        report.Title.Should().Be("Status report: Armenia–Azerbaijan");
        report.Essentials.Stages.Should().Equal(new StageShare(Stage.UnderNegotiation, 1), new StageShare(Stage.TextAgreed, 1));
        report.Essentials.Trends.Should().Equal(new TrendShare(Trend.Improved, 1), new TrendShare(null, 1));
        report.Essentials.Next!.Title.Should().Be("Constitutional referendum");
        report.Issues.Select(i => i.Key).Should().Equal("AMAZ-1", "AMAZ-2");
    }

    [Fact]
    public async Task It_tells_of_an_issue_what_holds_and_on_whose_word()
    {
        using var world = await ElectionStory.Told();

        var issue = (await world.Report()).Issues[0];

        issue.Title.Should().Be("Preamble of the constitution");
        (issue.Category, issue.Importance).Should().Be(("Constitution", Importance.Critical));
        issue.Stage!.Stage.Should().Be(Stage.UnderNegotiation);
        issue.Stage.Grounds.Since.Should().Be(new Since(ImpreciseDate.Parse("2024-04~"), IsPossibly: false));
        issue.Stage.Grounds.Rationale.Should().Be("Baku demands a change of the preamble.");
        issue.Stage.Grounds.Footnotes.Should().ContainSingle().Which.Grade.ToString().Should().Be("B2");
        issue.Trend!.Trend.Should().Be(Trend.Improved);
        issue.Trend.Outlook.Should().Be(Outlook.Opportunity);
        issue.Owners.Should().Equal("Local analyst");
        issue.Positions.Select(p => p.Party).Should().Equal("Armenia", "Azerbaijan");
        issue.WaitsFor.Should().Equal(new ReportedLink("requires", "Constitutional referendum"));
        issue.HoldsUp.Should().Equal(new ReportedLink("required by", "AMAZ-2 Peace treaty"));
        issue.Milestones.Select(m => m.Title).Should().Equal("Parliamentary election", "Constitutional referendum");
        issue.NextMilestone!.Title.Should().Be("Constitutional referendum");
    }

    [Fact]
    public async Task An_event_is_told_under_every_issue_that_it_concerns()
    {
        using var world = await ElectionStory.Told();

        var issues = (await world.Report()).Issues;

        issues[0].Newest.Should().ContainSingle(e => e.Kind == EntryKind.Event).Which.Also.Should().Equal("AMAZ-2");
        issues[1].Newest.Should().ContainSingle(e => e.Kind == EntryKind.Event).Which.Also.Should().Equal("AMAZ-1");
    }

    [Fact]
    public async Task No_more_than_the_five_newest_entries_are_told_newest_first()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        var issue = await world.Issue("Border");
        for (var i = 1; i <= 7; i++)
            await world.Send(new RecordEvent { SubjectId = issue, Title = $"Meeting {i}", Effective = Day("2026-02") });

        var newest = (await world.Report()).Issues.Single().Newest;

        newest.Select(e => e.Says).Should().Equal("Meeting 7", "Meeting 6", "Meeting 5", "Meeting 4", "Meeting 3");
    }

    [Fact]
    public async Task Sources_are_numbered_as_they_first_appear_and_listed_once()
    {
        using var world = await ElectionStory.Told();

        var report = await world.Report();

        report.Sources.Select(s => s.Number).Should().Equal(Enumerable.Range(1, report.Sources.Count));
        report.Sources.Select(s => (s.Publisher, s.Title)).Should().OnlyHaveUniqueItems();
        var cited = report.Issues.SelectMany(i => i.Newest.SelectMany(e => e.Footnotes)
                .Concat(i.Positions.SelectMany(p => p.Grounds.Footnotes)).Concat(i.Stage!.Grounds.Footnotes))
            .Concat(report.Milestones.SelectMany(m => m.DateFootnotes.Concat(m.OutcomeFootnotes))).Select(f => f.Source);
        cited.Distinct().Order().Should().Equal(report.Sources.Select(s => s.Number));
    }

    [Fact]
    public async Task A_closed_issue_keeps_the_stage_it_had_reached()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        var issue = await world.Issue("Minsk Process", Stage.UnderNegotiation);
        await world.Send(new CloseIssue
        {
            SubjectId = issue,
            Seen = await world.LastIn("lifecycle", 1),
            Effective = Day("2026-03-01"),
            Rationale = "Dissolved.",
        });

        var stage = (await world.Report()).Issues.Single().Stage!;

        (stage.Stage, stage.Reached).Should().Be((Stage.Closed, Stage.UnderNegotiation));
        stage.Grounds.Since.Date.Text.Should().Be("2026-03-01");
        stage.Grounds.Rationale.Should().Be("Dissolved.");
    }

    [Fact]
    public async Task Slips_stay_visible_and_a_date_that_passed_without_an_outcome_is_overdue()
    {
        using var world = await ElectionStory.Told();

        var then = (await world.Report("2026-06-08", "2026-06-08")).Milestones;
        world.GoTo("2028-01-02T08:00:00Z");
        var late = (await world.Report()).Milestones;

        then[0].Slips.Should().Be("was March 2026, then June 2026, now 2027");
        then[0].Milestone.IsOverdue.Should().BeFalse();
        late[0].Milestone.Should().Match<MilestoneRef>(m => m.Title == "Constitutional referendum" && m.IsOverdue);
    }

    [Fact]
    public async Task An_empty_negotiation_gives_a_report_that_says_so()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");

        var report = await world.Report();

        report.IsEmpty.Should().BeTrue();
        report.Essentials.Stages.Should().BeEmpty();
        (await world.Markdown()).Should().Contain("No issue and no milestone is on record from this viewpoint.")
            .And.NotContain("## Issues");
    }

    [Fact]
    public async Task A_negotiation_that_nobody_knows_is_refused_in_a_sentence()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");

        var ask = () => world.Send(new ComposeStatusReport("NONE"));

        (await ask.Should().ThrowAsync<NotOnRecordException>()).WithMessage("No negotiation has the key “NONE”.*");
    }

    [Fact]
    public async Task Who_may_only_read_gets_it()
    {
        using var world = await ElectionStory.Told();

        (await world.As(People.Ruben).Send(new ComposeStatusReport("AMAZ"))).Issues.Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_may_not_read_does_not()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        var nobody = People.Ruben with { Permissions = new HashSet<Permission> { Permission.OwnMatters } };

        var ask = () => world.As(nobody).Send(new ComposeStatusReport("AMAZ"));

        (await ask.Should().ThrowAsync<NotPermittedException>()).WithMessage("Ruben Sahakyan may not do this.*");
    }
}
