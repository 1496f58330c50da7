using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class HtmlReportTests
{
    public static TheoryData<string> Payloads => new(
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>",
        "\"><img src=https://evil.example/p.png>",
        "' onmouseover='alert(1)",
        "\" autofocus onfocus=alert(1) x=\"",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://evil.example",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "https://evil.example/\"onclick=\"alert(1)",
        "https://evil.example/<svg onload=alert(1)>",
        "<svg/onload=alert(1)><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<a href=//evil.example>x</a><base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
        "--><!--<img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x>]]><?xml-stylesheet href=//evil.example?>",
        "&lt;script&gt;alert(1)&lt;/script&gt;&#x3C;img src=x&#62;",
        "\u202E<b>turned</b>\u202C \u0000\u0008\u2028<i>broken</i>",
        "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %>",
        "＜script＞alert(1)＜/script＞ ʺonload=alert(1) `onload=alert(1)`");

    [Fact]
    public async Task It_shows_from_where_it_looks_and_what_it_rests_on()
    {
        using var world = await ElectionStory.Told();
        var report = await world.Report("2026-06-08", "2026-06-08");

        var page = await Parsed(report);

        page.Title.Should().Be("Status report: Armenia–Azerbaijan · As known on 8 June 2026, about 8 June 2026");
        page.QuerySelectorAll("h1").Should().ContainSingle().Which.TextContent.Should().Be("Status report: Armenia–Azerbaijan");
        page.QuerySelector(".cover")!.TextContent.Should().Contain("AMAZ").And.Contain("As known on 8 June 2026")
            .And.Contain("Composed 22 November 2026 at 18:00 (Asia/Yerevan).").And.Contain(report.Standpoint.Hash);
    }

    [Fact]
    public async Task Headings_anchors_and_tables_are_in_order()
    {
        using var world = await ElectionStory.Told();

        var page = await Parsed(await world.Report(since: "2026-06-01"));

        page.QuerySelectorAll("nav a").Select(a => a.TextContent)
            .Should().Equal("Essentials", "Issues", "Milestones", "Sources", "How to read this report");
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToArray();
        ids.Should().OnlyHaveUniqueItems();
        page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Should().HaveCountGreaterThan(10).And.BeSubsetOf(ids);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToArray();
        levels.Zip(levels.Skip(1)).Should().OnlyContain(pair => pair.Second <= pair.First + 1, "no level is left out");
        page.QuerySelectorAll("table").Should().HaveCountGreaterThan(6).And.OnlyContain(t => t.QuerySelector("caption") != null);
        page.QuerySelectorAll("th").Should().OnlyContain(th => th.HasAttribute("scope"));
        foreach (var table in page.QuerySelectorAll("table"))
            table.QuerySelectorAll("tr").Select(r => r.ChildElementCount).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Stage_and_trend_have_a_word_and_a_shape_and_a_grade_leads_to_its_source()
    {
        using var world = await ElectionStory.Told();

        var issue = (await Parsed(await world.Report())).QuerySelector("#AMAZ-1")!;

        var chip = issue.QuerySelector(".chip")!;
        chip.TextContent.Should().Be("Under negotiation");
        chip.QuerySelectorAll("svg rect.on").Should().HaveCount(3);
        issue.QuerySelector(".trend.improved")!.TextContent.Trim().Should().Be("improved");
        issue.QuerySelectorAll(".trend svg[aria-hidden=true] path").Should().ContainSingle();
        var cited = issue.QuerySelector(".cited")!;
        cited.QuerySelector(".grade")!.TextContent.Should().Be("B2");
        cited.QuerySelector(".grade")!.GetAttribute("title").Should().Be("source usually reliable; probably true");
        cited.QuerySelector("a")!.GetAttribute("href").Should().Be("#source-1");
    }

    [Fact]
    public async Task A_closed_issue_shows_the_steps_that_it_had_reached()
    {
        var page = await Parsed(FilledReport.With(_ => "x")); // the last stage of all is Closed

        var chip = page.QuerySelector("article .chip")!;
        chip.ClassName.Should().Be("chip beside");
        chip.TextContent.Should().Be(nameof(Stage.Closed));
    }

    [Fact]
    public async Task It_asks_for_nothing_from_outside()
    {
        using var world = await ElectionStory.Told();

        Harmless(await Parsed(await world.Report()));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Whatever_people_write_stays_text_in_every_place(string payload)
    {
        var plain = await Parsed(FilledReport.With(_ => "x"));

        var page = await Parsed(FilledReport.With(_ => payload));

        Harmless(page);
        Shape(page).Should().Equal(Shape(plain), "no text may add an element");
        if (!payload.Any(c => char.IsControl(c) || c is '\u202E' or '\u2028'))
            page.Body!.TextContent.Should().Contain(payload, "it stays as it was written");
    }

    [Fact]
    public async Task Only_web_addresses_become_links()
    {
        var page = await Parsed(FilledReport.With(_ => "https://oc-media.org/a b\">"));

        var link = page.QuerySelector<IHtmlAnchorElement>(".sources a")!;
        (link.GetAttribute("href"), link.Relation).Should().Be(("https://oc-media.org/a%20b%22%3E", "noopener noreferrer"));
        (await Parsed(FilledReport.With(_ => "javascript:alert(1)"))).QuerySelectorAll(".sources a").Should().BeEmpty();
        (await Parsed(FilledReport.With(_ => "file:///etc/passwd"))).QuerySelectorAll(".sources a").Should().BeEmpty();
    }

    [Fact]
    public async Task Before_anything_is_on_record_it_says_so()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");

        var page = await Parsed(await world.Report());

        page.QuerySelector("main")!.TextContent.Should().Contain("No issue and no milestone is on record");
        Harmless(page);
    }

    [Fact]
    public void The_check_itself_finds_what_would_reach_outside()
    {
        foreach (var bad in (string[])["<img src=x>", "<a href=//evil.example>x</a>", "<p style='background:url(x)'>", "<p onclick=x>", "<script></script>", "<link rel=stylesheet href=x>"])
            ((Action)(() => Harmless(new HtmlParser().ParseDocument($"<!DOCTYPE html><head><meta http-equiv='Content-Security-Policy' content=\"{Policy}\"></head>{bad}"))))
                .Should().Throw<Xunit.Sdk.XunitException>(bad);
    }

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private static async Task<IHtmlDocument> Parsed(StatusReport report) =>
        new HtmlParser().ParseDocument(await Written(report, ReportFormat.Html));

    private static string[] Shape(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("*").Where(e => !(e.LocalName == "a" && e.Closest(".sources") is not null)).Select(e => e.LocalName)];

    private static void Harmless(IHtmlDocument page)
    {
        page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content").Should().Be(Policy);
        page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, video, audio, input, use, image, foreignObject, meta[http-equiv=refresh]")
            .Select(e => e.OuterHtml).Should().BeEmpty();
        var attributes = page.QuerySelectorAll("*").SelectMany(e => e.Attributes.Select(a => (Element: e, a.Name, a.Value))).ToArray();
        attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "src" or "srcset" or "srcdoc" or "action" or "data" or "xlink:href")
            .Select(a => a.Name).Should().BeEmpty();
        foreach (var (element, _, address) in attributes.Where(a => a.Name == "href" && !a.Value.StartsWith('#')))
        {
            address.Should().MatchRegex("^https?://");
            element.Should().Match<IElement>(e => e.LocalName == "a" && e.GetAttribute("rel") == "noopener noreferrer");
        }

        foreach (var style in page.QuerySelectorAll("style"))
            style.TextContent.Should().NotContainAny("url(", "@import", "@font-face", "image(", "src(");
    }
}
