using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Reports.Pages;

namespace NegotiationTracker.Tests.Features.Reports.Pages;

public sealed class ReportsPageTests : PageContext
{
    [Fact]
    public async Task It_shows_the_report_and_offers_every_format_from_the_same_viewpoint()
    {
        await World.OpenIssue();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/AMAZ/reports?as-of=2026-11-22&since=2026-11-01");

        var page = Render<ReportsPage>(p => p.Add(r => r.Negotiation, "AMAZ"));

        page.WaitForAssertion(() => page.Find("pre").TextContent.Should().Contain("# Status report: Armenia–Azerbaijan"));
        page.FindAll(".downloads a[download]").Select(a => a.GetAttribute("href")).Should().Equal(
            new[] { "html", "md", "csv", "json" }.Select(f => $"/AMAZ/reports/status.{f}?since=2026-11-01&as-of=2026-11-22"));
        page.Find(".downloads .hint a").GetAttribute("href").Should().Be("/schemas/status-report-1.json");
    }
}
