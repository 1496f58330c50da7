using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reports.Formats;
using Radzen.Documents.Markdown;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public async Task It_reads_as_plain_text()
    {
        using var world = await ElectionStory.Told();

        var text = await world.Markdown(since: "2026-06-01");

        var lines = text.Split('\n');
        lines[..4].Should().Equal("# Status report: Armenia–Azerbaijan", "", "**As known now, 22 November 2026**", "");
        lines[4].Should().Be("- Composed 22 November 2026 at 18:00 (Asia/Yerevan).");
        lines[5].Should().MatchRegex("^- Rests on the ledger up to entry [0-9]+, SHA-256 `[0-9a-f]{64}`\\.$");
        lines.Should().ContainInOrder(
            "## Essentials",
            "- 2 issues, of which 2 moved since 1 June 2026.",
            "- 1 milestone pending, 0 overdue. Next: Constitutional referendum, 2027 (tentative).",
            "| Under negotiation | 1 |",
            "| Text agreed | 1 |",
            "| ▲ improved | 1 |",
            "| not assessed | 1 |",
            "### What moved since 1 June 2026",
            "**AMAZ-1 Preamble of the constitution**",
            "- 8 Jun 2026 · *assessment* · improved; opportunity. *Why:* The government seems to keep its majority.",
            "**AMAZ-2 Peace treaty**",
            "- June 2026 · *event* · Ministers meet in Abu Dhabi. Also concerns AMAZ-1. B3 [1]. Known 23 Jun 2026.",
            "**Milestone Parliamentary election** (AMAZ-1)",
            "- 7 Jun 2026 · *outcome, corrected* · Final count: Civil Contract has 49.88 % and 64 seats. *Why:* The commission published the final count. A1 table 4 [2]. Known 23 Jun 2026.",
            "- 7 Jun 2026 · *certainty of the date* · held. No source named. Known 8 Jun 2026.",
            "### Corrected since 1 June 2026",
            "- **Milestone Parliamentary election**, outcome, corrected on 23 Jun 2026 by Local analyst. *Why:* The commission published the final count. A1 table 4 [2].",
            "  - Before: ~~Early count: Civil Contract leads with 57 %~~ (7 Jun 2026)",
            "  - Now: Final count: Civil Contract has 49.88 % and 64 seats (7 Jun 2026)");
    }

    [Fact]
    public async Task An_issue_shows_how_it_stands_what_the_parties_say_and_what_is_newest()
    {
        using var world = await ElectionStory.Told();

        var text = await world.Markdown();

        text.Split('\n').Should().ContainInOrder(
            "## Issues",
            "### AMAZ-1 Preamble of the constitution",
            "Baku wants the reference to the 1990 declaration gone.",
            "Yerevan says that the text claims nothing.",
            "- Stage: **Under negotiation**, since about April 2024. Baku demands a change of the preamble. B2 [1].",
            "- Trend: ▲ **improved**, since 8 Jun 2026. The government seems to keep its majority.",
            "- Outlook: ◇ opportunity",
            "- Category: Constitution. Importance: critical.",
            "- Owner: Local analyst",
            "- Waits for: requires Constitutional referendum",
            "- Holds up: required by AMAZ-2 Peace treaty",
            "- Milestones: Parliamentary election, 7 Jun 2026 (held); Constitutional referendum, 2027 (tentative)",
            "| Party | Stated |",
            "| Armenia | The constitution holds no claim. *Since February 2026.* A1 [2]. |",
            "| Azerbaijan | The claim must leave the constitution before anything is signed. *Since February 2026.* A2 [3]. |",
            "Also on record, newest first:",
            "- June 2026 · *event* · Ministers meet in Abu Dhabi. Also concerns AMAZ-2. B3 [4]. Known 23 Jun 2026.",
            "### AMAZ-2 Peace treaty",
            "- Trend: not assessed");
    }

    [Fact]
    public async Task Milestones_sources_and_legend_close_the_report()
    {
        using var world = await ElectionStory.Told();

        var text = await world.Markdown();

        text.Split('\n').Should().ContainInOrder(
            "## Milestones",
            "### Pending",
            "| 2027 (tentative) B2 [5]. | Constitutional referendum | referendum | was March 2026, then June 2026, now 2027 | AMAZ-1 |",
            "### Past",
            "| 7 Jun 2026 (held) | Parliamentary election | election | Final count: Civil Contract has 49.88 % and 64 seats. *Corrected.* A1 table 4 [6]. | – | AMAZ-1 |",
            "## Sources",
            "1. OC Media: Report on the demand, retrieved 2 Mar 2026. <https://oc-media.org/preamble>",
            "6. Central Electoral Commission: Final results, retrieved 23 Jun 2026. <https://www.elections.am/>",
            "## How to read this report",
            "| Initialled | The delegations have initialled the text to fix its wording; this is not a signature. |",
            "| F | reliability of the source cannot be judged | 6 | truth cannot be judged |");
    }

    [Fact]
    public async Task Whatever_people_write_stays_text_and_breaks_nothing()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        const string payload = "<script>alert(1)</script> | x\n\n# Heading\n| a | b |\n![p](https://evil.example/p.png) "
            + "[l](javascript:alert(1)) `c` **b** &lt;";
        var issue = await world.Issue(payload, Stage.Exploratory, with: open =>
        {
            open.Category = payload;
            open.Summary = payload;
            open.Rationale = payload;
            open.Sources = [Source("B2", payload, payload, place: payload)];
        });
        var party = await world.Party(payload);
        await world.Send(new RecordPosition
        {
            SubjectId = issue,
            PartyId = party,
            Text = payload,
            Quote = payload,
            Effective = Day("2026"),
            Rationale = payload,
        });
        await world.Send(new RecordEvent { SubjectId = issue, Title = payload, Text = payload, Effective = Day("2026") });
        await world.Send(
            new RecordAssessment { SubjectId = issue, Trend = Trend.Improved, Effective = Day("2026"), Rationale = payload });
        await world.Milestone(payload, MilestoneKind.Other, "2027", null, "2026", issue);

        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(HtmlVisitor.ToHtml(await world.Markdown()));

        html.QuerySelectorAll("script, img, a, code:not(:first-of-type), pre, h4, blockquote").Select(e => e.OuterHtml).Should().BeEmpty();
        html.QuerySelectorAll("h1, h2, h3").Select(h => h.TextContent).Should().NotContain(h => h == "Heading");
        foreach (var table in html.QuerySelectorAll("table"))
            table.QuerySelectorAll("tr").Select(r => r.ChildElementCount).Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Only_web_addresses_become_links()
    {
        MarkdownText.Link("https://oc-media.org/a b>").Should().Be("<https://oc-media.org/a%20b%3E>");
        MarkdownText.Link("http://oc-media.org").Should().Be("<http://oc-media.org/>");
        MarkdownText.Link("javascript:alert(1)").Should().Be("javascript:alert(1)");
        MarkdownText.Link("file:///etc/passwd").Should().Be("file:///etc/passwd");
    }
}
