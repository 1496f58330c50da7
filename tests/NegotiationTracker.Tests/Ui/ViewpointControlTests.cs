using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Ui;

public sealed class ViewpointControlTests : BunitContext
{
    private readonly BunitNavigationManager _address;

    public ViewpointControlTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        _address = Services.GetRequiredService<BunitNavigationManager>();
    }

    [Fact]
    public void Writes_the_viewpoint_into_the_address_and_keeps_the_rest()
    {
        _address.NavigateTo("/AMAZ/issues?stage=Signed");

        Look("8 June 2026", "7 June 2026");

        _address.Uri.Should().EndWith("/AMAZ/issues?stage=Signed&known=2026-06-08&as-of=2026-06-07");
    }

    [Theory]
    [InlineData("June 2026", "2026-06-30")]
    [InlineData("2026", "2026-11-22")]
    public void A_month_or_a_year_means_its_last_day_as_far_as_it_has_come(string typed, string day)
    {
        Look(typed, "");

        _address.Uri.Should().EndWith($"?known={day}");
    }

    [Fact]
    public void What_cannot_be_read_leads_nowhere_and_says_why()
    {
        var before = _address.Uri;

        var control = Look("yesterday evening", "");

        _address.Uri.Should().Be(before);
        control.FindAll(".fault").Should().ContainSingle();
    }

    [Fact]
    public void In_the_past_it_offers_the_way_back()
    {
        _address.NavigateTo("/AMAZ?known=2026-06-08&page=2");

        var control = Render<ViewpointControl>(p => p.Add(c => c.Viewpoint, new AskedViewpoint(Known: "2026-06-08")));

        control.Find("a.button").GetAttribute("href").Should().EndWith("/AMAZ?page=2");
        control.FindAll("input")[0].GetAttribute("value").Should().Be("8 Jun 2026");
    }

    private IRenderedComponent<ViewpointControl> Look(string known, string about)
    {
        var control = Render<ViewpointControl>(p => p.Add(c => c.Viewpoint, AskedViewpoint.Now));
        control.FindAll("input")[0].Change(known);
        control.FindAll("input")[1].Change(about);
        control.Find("form").Submit();
        return control;
    }
}
