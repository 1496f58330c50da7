using Bunit;
using NegotiationTracker.Ui.Marks;

namespace NegotiationTracker.Tests.Ui;

public sealed class MomentTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 22, 4, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Asia/Yerevan", "23 Nov 2026, 02:04 UTC+4")]
    [InlineData("Asia/Kolkata", "23 Nov 2026, 03:34 UTC+5:30")]
    [InlineData("America/Toronto", "22 Nov 2026, 17:04 UTC−5")]
    [InlineData("America/St_Johns", "22 Nov 2026, 18:34 UTC−3:30")]
    [InlineData("UTC", "22 Nov 2026, 22:04 UTC")]
    public void Says_whose_time_it_is(string zone, string shown) => Shown(zone).Should().Be(shown);

    [Fact]
    public void A_day_alone_needs_no_zone() => Shown("Asia/Yerevan", dayOnly: true).Should().Be("23 Nov 2026");

    private string Shown(string zone, bool dayOnly = false) => Render<Moment>(p => p
        .AddCascadingValue("PageZone", TimeZoneInfo.FindSystemTimeZoneById(zone))
        .Add(m => m.At, At)
        .Add(m => m.DayOnly, dayOnly)).Find("time").TextContent;
}
