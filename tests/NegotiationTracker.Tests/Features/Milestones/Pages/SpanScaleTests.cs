using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Features.Milestones.Pages;

namespace NegotiationTracker.Tests.Features.Milestones.Pages;

public sealed class SpanScaleTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2027-02-19")]
    [InlineData("2027")]
    [InlineData("2026-06/2027-03")]
    [InlineData("../2026")]
    [InlineData("2026-06/..")]
    [InlineData("20XX")]
    [InlineData("0001")]
    [InlineData("9999-12-31")]
    [InlineData("../9999")]
    [InlineData(null)]
    public void Every_date_and_today_lie_on_the_line(string? date)
    {
        var scale = new SpanScale(date is null ? null : ImpreciseDate.Parse(date), Today);

        scale.Start.Should().BeInRange(0, 100);
        (scale.Start + scale.Length).Should().BeInRange(0, 100.1);
        scale.Today.Should().BeInRange(0, 100);
        scale.Ticks.Should().HaveCountLessThanOrEqualTo(10).And.OnlyContain(t => t.At > 0 && t.At < 100);
    }

    [Fact]
    public void A_year_is_a_span_and_never_a_point()
    {
        var scale = new SpanScale(ImpreciseDate.Parse("2027"), Today);

        scale.Start.Should().BeGreaterThan(scale.Today);
        scale.Length.Should().BeGreaterThan(70);
    }

    [Fact]
    public void An_open_side_runs_to_the_end_of_the_line()
    {
        var before = new SpanScale(ImpreciseDate.Parse("../2026"), Today);
        var after = new SpanScale(ImpreciseDate.Parse("2026-06/.."), Today);

        before.Start.Should().Be(0);
        (after.Start + after.Length).Should().Be(100);
    }
}
