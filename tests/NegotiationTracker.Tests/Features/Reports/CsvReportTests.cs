using CsvHelper;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Reports.Formats;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class CsvReportTests
{
    [Fact]
    public async Task Each_issue_is_a_row()
    {
        using var world = await ElectionStory.Told();

        var rows = Rows(await Written(await world.Report("2026-06-08", "2026-06-08"), ReportFormat.Csv, withMark: false));

        rows.Should().HaveCount(2);
        rows[0].Should().Contain(new Dictionary<string, string>
        {
            ["key"] = "AMAZ-1",
            ["title"] = "Preamble of the constitution",
            ["importance"] = "critical",
            ["stage"] = "Under negotiation",
            ["stage_since"] = "2024-04~",
            ["stage_since_earliest"] = "2024-04-01",
            ["stage_since_latest"] = "2024-04-30",
            ["stage_possibly"] = "no",
            ["trend"] = "improved",
            ["opportunity"] = "yes",
            ["risk_alert"] = "no",
            ["implementation_score"] = "",
            ["owners"] = "Local analyst",
            ["waits_for"] = "requires Constitutional referendum",
            ["next_milestone"] = "Constitutional referendum",
            ["next_milestone_date"] = "2027",
            ["next_milestone_status"] = "tentative",
            ["summary"] = "Baku wants the reference to the 1990 declaration gone.\n\nYerevan says that the text claims nothing.",
            ["viewpoint"] = "As known on 8 June 2026, about 8 June 2026",
        });
        rows[0]["sources"].Should().Contain("OC Media: Report on the demand (B2) https://oc-media.org/preamble");
        rows[1]["key"].Should().Be("AMAZ-2");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("\0=1+1")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(A1)")]
    public async Task What_a_spreadsheet_would_run_has_an_apostrophe_before_it(string payload)
    {
        var report = Report(payload);

        var rows = Rows(await Written(report, ReportFormat.Csv));

        rows.Should().ContainSingle().Which.Should().Contain(new Dictionary<string, string>
        {
            ["title"] = "'" + payload,
            ["category"] = "'" + payload,
            ["summary"] = "'" + payload,
            ["owners"] = "'" + payload,
        });
    }

    [Theory]
    [InlineData("a, b; \"c\"\r\nd")]
    [InlineData("\"=1+1\"")]
    [InlineData("'quoted'")]
    [InlineData("  padded  ")]
    [InlineData("Ильхам Əliyev Փաշինյան 57 % – „so“")]
    public async Task All_other_text_comes_back_as_it_was(string text) =>
        Rows(await Written(Report(text), ReportFormat.Csv)).Single()["title"].Should().Be(text);

    [Fact]
    public async Task The_mark_that_spreadsheets_know_utf8_by_can_be_left_out()
    {
        (await Written(Report("x"), ReportFormat.Csv)).Should().StartWith("\uFEFFkey,title,");
        (await Written(Report("x"), ReportFormat.Csv, withMark: false)).Should().StartWith("key,title,");
    }

    [Fact]
    public async Task Lines_end_as_RFC_4180_says_and_an_empty_negotiation_has_a_header_only()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");

        var text = await Written(await world.Report(), ReportFormat.Csv, withMark: false);

        text.Should().EndWith("ledger_hash\r\n").And.Subject.Split("\r\n").Should().HaveCount(2);
    }

    private static NegotiationTracker.Features.Reports.StatusReport Report(string text) => new(
        "AMAZ", "Name", "",
        new("now", default, null, 1, "00", default, "UTC", null), new(default, 0, null, [], [], [], []),
        [new("AMAZ-1", text, text, Importance.Limited, false, text, null, null, null, null, [text], [], [], [], [], [], null, [])],
        [], []);

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        using var reader = CsvReader.Create(new StringReader(csv.TrimStart('\uFEFF')), CsvReaderOptions.Default);
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
            rows.Add(reader.Headers.ToArray().Select((name, i) => (name, Value: reader.GetString(i))).ToDictionary(f => f.name, f => f.Value));
        return rows;
    }
}
