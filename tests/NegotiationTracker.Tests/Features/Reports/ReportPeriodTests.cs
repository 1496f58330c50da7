using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class ReportPeriodTests
{
    [Fact]
    public async Task Without_a_first_day_the_period_is_the_thirty_days_before_the_viewpoint()
    {
        using var world = await ElectionStory.Told();

        (await world.Report("2026-06-08", "2026-06-08")).Essentials.Since.Should().Be(new DateOnly(2026, 5, 9));
        (await world.Report("2026-06-08")).Essentials.Since.Should().Be(new DateOnly(2026, 5, 9));
        (await world.Report(known: "2026-06-08")).Essentials.Since.Should().Be(new DateOnly(2026, 5, 9));
        (await world.Report()).Essentials.Since.Should().Be(new DateOnly(2026, 10, 23));
    }

    [Fact]
    public async Task It_lists_what_became_known_in_the_period_with_its_dates_and_grades()
    {
        using var world = await ElectionStory.Told();

        var essentials = (await world.Report("2026-06-08", "2026-06-08")).Essentials;

        essentials.Moved.Select(m => m.About)
            .Should().Equal("AMAZ-1 Preamble of the constitution", "Milestone Parliamentary election");
        essentials.MovedIssues.Should().Be(1);
        var outcome = essentials.Moved[1].Entries.Single(e => e.Kind == EntryKind.Outcome);
        (outcome.Says, outcome.Effective.Text, outcome.Known)
            .Should().Be((ElectionStory.Early, "2026-06-07", new DateOnly(2026, 6, 8)));
        outcome.Footnotes.Should().ContainSingle().Which.Grade.ToString().Should().Be("C3");
        essentials.Corrections.Should().BeEmpty();
    }

    [Fact]
    public async Task A_corrected_change_is_told_once_as_corrected_and_the_correction_apart_with_both_texts()
    {
        using var world = await ElectionStory.Told();

        var essentials = (await world.Report(since: "2026-06-01")).Essentials;

        var outcome = essentials.Moved.SelectMany(m => m.Entries).Single(e => e.Kind == EntryKind.Outcome);
        (outcome.Says, outcome.IsCorrected).Should().Be((ElectionStory.Final, true));
        var correction = essentials.Corrections.Single();
        (correction.Before, correction.Now).Should().Be((ElectionStory.Early, ElectionStory.Final));
        (correction.Rationale, correction.By, correction.Known)
            .Should().Be(("The commission published the final count.", "Local analyst", new DateOnly(2026, 6, 23)));
    }

    [Fact]
    public async Task A_correction_of_an_older_change_is_no_movement()
    {
        using var world = await ElectionStory.Told();

        var essentials = (await world.Report(since: "2026-06-20")).Essentials;

        essentials.Moved.SelectMany(m => m.Entries).Should().NotContain(e => e.Kind == EntryKind.Outcome);
        essentials.Corrections.Should().ContainSingle();
    }

    [Fact]
    public async Task A_withdrawn_entry_is_told_as_withdrawn()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        var issue = await world.Issue("Border");
        var meeting = await world.Send(
            new RecordEvent { SubjectId = issue, Title = "Meeting that never was", Effective = Day("2026-02") });
        await world.Send(new RetractEntry { Entry = meeting, Rationale = "Another commission met." });

        var report = await world.Report();

        report.Issues.Single().Newest.Should().BeEmpty();
        report.Essentials.Moved.SelectMany(m => m.Entries).Should().NotContain(e => e.Says.Contains("never was"));
        var correction = report.Essentials.Corrections.Single();
        (correction.Before, correction.Now, correction.Rationale)
            .Should().Be(("Meeting that never was", null, "Another commission met."));
        (await world.Markdown()).Should().Contain(
            "- **AMAZ-1 Border**, event, withdrawn on 2 Mar 2026 by Local analyst. *Why:* Another commission met.");
    }

    [Fact]
    public async Task A_new_issue_moves_as_one_without_its_first_title_and_category()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        await world.Issue("Border", Stage.Exploratory);

        var moved = (await world.Report()).Essentials.Moved.Single(m => m.About == "AMAZ-1 Border");

        moved.Entries.Select(e => (e.Kind, e.Says)).Should().Equal(
            (EntryKind.Stage, "Exploratory"), (EntryKind.Opened, "New on record: Law, significant"));
    }

    [Theory]
    [InlineData("9 May 2026", "“9 May 2026” is no day: write year, month and day, such as 2026-05-09.")]
    [InlineData("2026-13-01", "“2026-13-01” is no day: write year, month and day, such as 2026-05-09.")]
    [InlineData("2026-06-09", "The report looks no further than 8 June 2026, so nothing can have moved since 9 June 2026. Choose an earlier day.")]
    public async Task A_first_day_that_makes_no_sense_is_refused_in_a_sentence(string since, string sentence)
    {
        using var world = await ElectionStory.Told();

        var ask = () => world.Report("2026-06-08", "2026-06-08", since);

        (await ask.Should().ThrowAsync<RuleViolationException>()).WithMessage(sentence);
    }
}
