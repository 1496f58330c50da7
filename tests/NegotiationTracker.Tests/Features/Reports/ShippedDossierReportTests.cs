using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class ShippedDossierReportTests
{
    [Fact]
    public async Task Of_the_2026_election_it_tells_the_count_that_was_known()
    {
        using var world = new TrackerWorld();
        var dossier = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Dossiers", "armenia-azerbaijan.yaml"));
        await world.As(Authors.Operator).Send(new ImportDossier { Content = dossier });

        var then = await world.Send(new ComposeStatusReport("AMAZ") { At = new("2026-06-08", "2026-06-08") });
        var since = await world.Send(new ComposeStatusReport("AMAZ") { At = new("2026-06-08") });

        Outcome(then).Should().Contain("57 %").And.NotContain("49.88");
        Outcome(since).Should().Contain("49.88 %").And.NotContain("57 %");
        then.Standpoint.HistoryEntered.Should().Be(new DateOnly(2026, 11, 22));
        foreach (var format in Enum.GetValues<ReportFormat>())
            (await ReportWorld.Written(then, format)).Should().NotContain("49.88", "{0} tells what was known then", format);
        foreach (var format in Enum.GetValues<ReportFormat>().Except([ReportFormat.Csv]))
        {
            (await ReportWorld.Written(then, format)).Should().Contain("57 %", "{0} tells the early count", format);
            (await ReportWorld.Written(since, format)).Should().Contain("49.88 %", "{0} tells the final count", format);
        }

        (await ReportWorld.Written(then, ReportFormat.Markdown)).Should()
            .Contain("- Entries known before 22 November 2026 are history, entered on that day at the latest.");
    }

    private static string Outcome(StatusReport report) =>
        report.Milestones.Single(m => m.Milestone.Key == "election-2026").Milestone.Outcome!;
}
