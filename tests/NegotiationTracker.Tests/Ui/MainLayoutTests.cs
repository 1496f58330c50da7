using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Ui;
using Radzen;

namespace NegotiationTracker.Tests.Ui;

public sealed class MainLayoutTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly BunitNavigationManager _address;
    private int _unread;

    public MainLayoutTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddSingleton<TimeProvider>(_clock);
        var yerevan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan");
        Services.AddSingleton(new FinderOf(typeof(NoFinder)));
        Services.AddSingleton<ReadFrame>(_ => Task.FromResult(new FrameContents(
            "Ani Petrosyan", yerevan,
            [new FrameNegotiation(Guid.Empty, "AMAZ", "Armenia–Azerbaijan", yerevan)], _unread)));
        _address = Services.GetRequiredService<BunitNavigationManager>();
    }

    [Fact]
    public void Every_page_has_the_landmarks_and_a_way_past_the_links()
    {
        _address.NavigateTo("/AMAZ");
        var layout = Shown();

        layout.FindAll("main, nav, header.bar").Should().HaveCount(3);
        layout.Find("a.skip").GetAttribute("href").Should().EndWith("/AMAZ#content");
        layout.Find("main").Id.Should().Be("content");
    }

    [Fact]
    public void In_the_past_every_link_of_the_rail_stays_there_and_the_band_leads_back()
    {
        _address.NavigateTo("/AMAZ/issues?known=2026-06-08&stage=Signed");
        var layout = Shown();

        layout.FindAll("nav a").Should().NotBeEmpty().And
            .OnlyContain(a => a.GetAttribute("href")!.EndsWith("?known=2026-06-08", StringComparison.Ordinal));
        layout.Find(".band").TextContent.Should().Contain("As known on 8 Jun 2026, about 22 Nov 2026");
        layout.Find(".band a").GetAttribute("href").Should().EndWith("/AMAZ/issues?stage=Signed");
    }

    [Fact]
    public void The_bell_counts_without_a_move_of_the_reader()
    {
        _address.NavigateTo("/AMAZ");
        var layout = Shown();
        layout.Find(".bell").GetAttribute("aria-label").Should().Be("Inbox: nothing unread");

        _unread = 1;
        _clock.Advance(TimeSpan.FromSeconds(30));

        layout.WaitForAssertion(() =>
            layout.Find(".bell").GetAttribute("aria-label").Should().Be("Inbox: 1 unread notification"));
    }

    [Fact]
    public void On_the_readers_own_pages_the_rail_leads_back_into_the_negotiation()
    {
        _address.NavigateTo("/inbox");

        Shown().FindAll("nav a")[0].GetAttribute("href").Should().Be("/AMAZ");
    }

    private IRenderedComponent<MainLayout> Shown() =>
        Render<MainLayout>(p => p.Add(l => l.Body, (RenderFragment)(b => b.AddContent(0, "page"))));

    /// <summary>What finds anything is not this test's matter.</summary>
    private sealed class NoFinder : ComponentBase
    {
        [Parameter]
        public string? Key { get; set; }

        [Parameter]
        public IReadOnlyList<FrameNegotiation> Negotiations { get; set; } = [];
    }
}
