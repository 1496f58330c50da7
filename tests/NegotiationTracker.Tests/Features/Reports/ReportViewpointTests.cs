using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reports.Formats;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class ReportViewpointTests
{
    [Fact]
    public async Task As_known_on_the_day_after_the_election_it_tells_the_early_count_and_later_the_final_one()
    {
        using var world = await ElectionStory.Told();

        var then = await world.Markdown("2026-06-08", "2026-06-08");
        var since = await world.Markdown("2026-06-08");

        then.Should().Contain("57 %").And.NotContain("49.88");
        then.Should().Contain("**As known on 8 June 2026, about 8 June 2026**");
        since.Should().Contain("| Final count: Civil Contract has 49.88 % and 64 seats. *Corrected.* A1 table 4 [");
        since.Should().Contain("**As known now, 22 November 2026, about 8 June 2026**");
    }

    [Fact]
    public async Task What_became_true_only_after_the_day_asked_about_stays_out()
    {
        using var world = await ElectionStory.Told();
        var treaty = (await world.Send(new ShowIssue("AMAZ", 2))).Id;
        await world.Send(new RecordStage
        {
            SubjectId = treaty,
            Seen = await world.LastIn("stage", 2),
            Stage = Stage.Signed,
            Effective = Day("2026-11-20"),
            Rationale = "Signed in Vienna.",
        });
        await world.Send(new RecordEvent { SubjectId = treaty, Title = "Dinner in Vienna", Effective = Day("2026-11-20") });
        await world.Issue("Prisoners", Stage.Exploratory, "2026-10");

        var june = await world.Report("2026-06-30");
        var now = await world.Report();

        june.Issues.Should().HaveCount(2);
        june.Issues[1].Stage!.Stage.Should().Be(Stage.TextAgreed);
        (await Written(june, ReportFormat.Markdown)).Should().NotContain("Vienna").And.NotContain("Prisoners");
        now.Issues.Should().HaveCount(3);
        (await Written(now, ReportFormat.Markdown)).Should().Contain("Dinner in Vienna");
    }

    [Fact]
    public async Task Names_are_those_of_the_viewpoint()
    {
        using var world = await ElectionStory.Told();
        var preamble = (await world.Send(new ShowIssue("AMAZ", 1))).Id;
        await world.Send(new DescribeIssue
        {
            SubjectId = preamble,
            Seen = await world.LastIn("description", 1),
            Title = "Territorial claims in the constitution",
            Effective = Day("2026-11-01"),
        });

        var then = await world.Markdown("2026-06-08", "2026-06-08");
        var now = await world.Markdown();

        then.Should().Contain("requires AMAZ-1 Preamble of the constitution").And.NotContain("Territorial claims");
        now.Should().Contain("requires AMAZ-1 Territorial claims in the constitution");
    }

    [Fact]
    public async Task Asked_again_for_its_place_in_the_ledger_it_says_the_same_whatever_was_recorded_since()
    {
        using var world = await ElectionStory.Told();
        var printed = await world.Report("2026-11-22");
        world.GoTo("2026-12-05T09:00:00Z");
        await world.Issue("Prisoners", Stage.Exploratory, "2026-10");

        var again = await world.Report("2026-11-22", sequence: printed.Standpoint.Sequence);
        var anew = await world.Report();

        again.Standpoint.Hash.Should().Be(printed.Standpoint.Hash);
        again.Should().BeEquivalentTo(
            printed, o => o.Excluding(r => r.Standpoint.Composed).Excluding(r => r.Standpoint.Words));
        again.Standpoint.Words.Should()
            .Be($"As recorded up to entry {printed.Standpoint.Sequence} of the ledger, about 22 November 2026");
        anew.Standpoint.Sequence.Should().BeGreaterThan(printed.Standpoint.Sequence);
        anew.Issues.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(null, null, null, "As known now, 22 November 2026")]
    [InlineData("2026-06-08", null, null, "As known now, 22 November 2026, about 8 June 2026")]
    [InlineData(null, "2026-06-08", null, "As known on 8 June 2026, about 22 November 2026")]
    [InlineData("2026-06-08", "2026-06-08T14:00:00+04:00", null, "As known on 8 June 2026 at 14:00:00 (Asia/Yerevan), about 8 June 2026")]
    [InlineData("2026-06-08", "2026-06-08", 40L, "As known on 8 June 2026 and recorded up to entry 40 of the ledger, about 8 June 2026")]
    public async Task It_says_from_where_it_looks(string? asOf, string? known, long? sequence, string words)
    {
        using var world = await ElectionStory.Told();

        (await world.Report(asOf, known, sequence: sequence)).Standpoint.Words.Should().Be(words);
    }

    [Fact]
    public async Task A_stage_that_may_begin_only_later_is_possibly_reached()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        await world.Issue("Border", Stage.Exploratory, "2026");

        (await world.Report()).Issues.Single().Stage!.Grounds.Since.IsPossibly.Should().BeTrue();
        (await world.Markdown()).Should().Contain("- Stage: **Exploratory**, possibly since 2026. It came up.");
    }

    [Fact]
    public async Task Before_the_negotiation_was_on_record_there_is_no_report()
    {
        using var world = await ElectionStory.Told();

        var ask = () => world.Report("2026-03-01");

        (await ask.Should().ThrowAsync<NotOnRecordException>()).WithMessage("AMAZ was not on record yet. Choose a later viewpoint.");
    }
}
