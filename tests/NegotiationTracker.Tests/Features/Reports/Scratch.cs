using NegotiationTracker.Features.Reports.Formats;
namespace NegotiationTracker.Tests.Features.Reports;
public sealed class Scratch
{
    [Fact]
    public async Task Print()
    {
        await using var w = await ElectionStory.Told();
        await File.WriteAllTextAsync("/tmp/r-now.md", await w.Markdown());
        await File.WriteAllTextAsync("/tmp/r-then.md", await w.Markdown("2026-06-08", "2026-06-08"));
        await File.WriteAllTextAsync("/tmp/r-about.md", await w.Markdown("2026-06-08"));
        await File.WriteAllTextAsync("/tmp/r.csv", await ReportWorld.Written(await w.Report(), ReportFormat.Csv));
    }
}
