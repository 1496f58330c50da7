using NegotiationTracker.Features.Reports.Formats;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class ReportFormatTests
{
    [Theory]
    [InlineData("md", ReportFormat.Markdown, "text/markdown; charset=utf-8; variant=GFM")]
    [InlineData("CSV", ReportFormat.Csv, "text/csv; charset=utf-8; header=present")]
    [InlineData("html", ReportFormat.Html, "text/html; charset=utf-8")]
    [InlineData("json", ReportFormat.Json, "application/json")]
    public void A_format_goes_by_its_file_extension(string text, ReportFormat format, string mediaType)
    {
        ReportFormats.TryParse(text, out var known).Should().BeTrue();
        known.Should().Be(format);
        known.MediaType().Should().Be(mediaType);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("markdown")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_one_is_not_known(string? text) => ReportFormats.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public async Task The_file_is_named_after_the_negotiation_and_the_day()
    {
        using var world = await ReportWorld.Opened("2026-03-02T08:00:00Z");

        (await world.Report("2026-03-02")).FileName(ReportFormat.Markdown).Should().Be("AMAZ-status-2026-03-02.md");
    }
}
