using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>A format adds no facts and drops none. Each text on record holds a word of its own, by which it is found.</summary>
public sealed partial class SameFactsTests
{
    private static readonly ReportFormat[] Whole = [ReportFormat.Markdown, ReportFormat.Html, ReportFormat.Json];

    /// <summary>Names for programs, which a reader does not need; the negotiation's key stands before each of its issues' numbers.</summary>
    private static readonly string[] ForPrograms = ["MilestoneRef.Key", "StatusReport.Negotiation"];

    /// <summary>What a table with a row an issue has a column for.</summary>
    private static readonly string[] InColumns =
    [
        "ReportedIssue.Key", "ReportedIssue.Title", "ReportedIssue.Category", "ReportedIssue.Summary", "ReportedIssue.Owners",
        "ReportedPosition.Text", "ReportedLink.Words", "ReportedLink.To", "ReportedSource.Publisher", "ReportedSource.Title",
        "Standpoint.Words", "Standpoint.Hash",
    ];

    [Fact]
    public async Task Every_text_of_the_report_is_in_every_format()
    {
        var count = 0;
        var report = FilledReport.With(place => $"wordx{++count}x");
        var texts = FilledReport.Texts(report).ToArray();
        texts.Should().HaveCountGreaterThan(50, "otherwise the reading back finds nothing");

        foreach (var format in Whole)
            Missing(texts.Where(t => !ForPrograms.Contains(t.Place)), await Text(report, format)).Should().BeEmpty("{0} drops no fact", format);
        Missing(texts.Where(t => t.Place == "MilestoneRef.Key"), await Text(report, ReportFormat.Json)).Should().BeEmpty();
        Missing(texts.Where(t => InColumns.Contains(t.Place)), await Text(report, ReportFormat.Csv)).Should().BeEmpty();
    }

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 12));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Of_any_record_each_entry_is_told_in_every_format_as_often_as_the_report_holds_it(int seed)
    {
        using var told = await RandomRecord.Told(seed);
        var standing = 0;
        foreach (var at in told.Viewpoints)
        {
            var report = await told.World.Send(new ComposeStatusReport("AMAZ") { At = at, Since = "2026-01-01" });
            var held = Words(string.Join(' ', FilledReport.Texts(report).Select(t => t.Text)));
            standing += held.Count;

            foreach (var format in Whole)
                Words(await Text(report, format)).Should().Equal(held, "{0} tells what the report holds, from {1}", format, at);
            Words(await Text(report, ReportFormat.Csv)).Keys.Should().BeSubsetOf(held.Keys);
        }

        standing.Should().BeGreaterThan(30, "otherwise the random record says nothing");
    }

    [Fact]
    public async Task What_became_known_later_is_in_no_format()
    {
        using var told = await RandomRecord.Told(1);
        var now = Words(await Text(await Report(told, AskedViewpoint.Now), ReportFormat.Json));

        var then = await Report(told, told.Viewpoints[0]);

        foreach (var format in Enum.GetValues<ReportFormat>())
            Words(await Text(then, format)).Count.Should().BeLessThan(now.Count);
    }

    private static Task<StatusReport> Report(RandomRecord told, AskedViewpoint at) =>
        told.World.Send(new ComposeStatusReport("AMAZ") { At = at, Since = "2026-01-01" });

    private static async Task<string> Text(StatusReport report, ReportFormat format)
    {
        var written = await Written(report, format);
        return format == ReportFormat.Html ? new HtmlParser().ParseDocument(written).Body!.TextContent : written;
    }

    private static IEnumerable<string> Missing(IEnumerable<(string Place, string Text)> texts, string written) =>
        texts.Where(t => !written.Contains(t.Text, StringComparison.Ordinal)).Select(t => t.Place);

    /// <summary>How often each of our words is there.</summary>
    private static SortedDictionary<string, int> Words(string text) =>
        new(Word().Matches(text).GroupBy(w => w.Value).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);

    [GeneratedRegex("entry[0-9]+x", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
