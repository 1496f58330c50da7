using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

public sealed class ImpreciseDateTests
{
    [Fact]
    public void Dates_sort_by_earliest_day_then_latest_day_then_text()
    {
        string[] sorted =
        [
            "../2026", "../2027", "2026-01-01", "2026-01", "2026-33", "2026-40", "2026", "2026-XX", "2026?",
            "2026/2027", "2026/", "2026/..", "2026-06", "2026-06-XX", "2026-06-07", "2026-06-07?", "2027",
        ];

        var dates = sorted.Reverse().Select(ImpreciseDate.Parse).Order().Select(date => date.Text);

        dates.Should().Equal(sorted);
    }

    [Fact]
    public void Dates_are_equal_when_they_are_written_alike()
    {
        ImpreciseDate.Parse("2026-06").Should().Be(ImpreciseDate.Parse("2026-06"));
        ImpreciseDate.Parse("2026-06").GetHashCode().Should().Be(ImpreciseDate.Parse("2026-06").GetHashCode());
        ImpreciseDate.Parse("2026-06").Should().NotBe(ImpreciseDate.Parse("2026-06-XX"));
        ImpreciseDate.Parse("2026").Equals(null).Should().BeFalse();
    }

    [Fact]
    public void Operators_follow_the_order()
    {
        var early = ImpreciseDate.Parse("2026");
        var late = ImpreciseDate.Parse("2027");
        var same = ImpreciseDate.Parse("2026");

        (early < late && early <= late && late > early && late >= early).Should().BeTrue();
        (early <= same && early >= same).Should().BeTrue();
        (early > late || late < early || early < same || early > same).Should().BeFalse();
        early.CompareTo(null).Should().BePositive();
    }

    [Fact]
    public void A_day_of_the_calendar_is_a_date()
    {
        ImpreciseDate.On(new(2026, 6, 7)).Should().Be(ImpreciseDate.Parse("2026-06-07"));
        ImpreciseDate.On(DateOnly.MinValue).Text.Should().Be("0001-01-01");
        ImpreciseDate.On(DateOnly.MaxValue).Text.Should().Be("9999-12-31");
    }

    [Theory]
    [InlineData("2026-06-07", true)]
    [InlineData("2026-06~", true)]
    [InlineData("2026-06-XX", true)]
    [InlineData("2026-06-07/2026-07-08", true)]
    [InlineData("2026-06-07/2026-07-09", false)]
    [InlineData("2026-06/2026-06", true)]
    [InlineData("2026-06/2026-07", false)]
    [InlineData("2026-21", false)]
    [InlineData("2026-33", false)]
    [InlineData("2026", false)]
    [InlineData("2026-XX", false)]
    [InlineData("2026-06-07/..", false)]
    [InlineData("../2026-06-07", false)]
    public void Only_what_is_known_to_about_a_month_is_month_or_better(string text, bool expected) =>
        ImpreciseDate.Parse(text).IsMonthOrBetter.Should().Be(expected);

    [Theory]
    [InlineData("2026-06-07", false, false)]
    [InlineData("../2026", true, false)]
    [InlineData("/2026", true, false)]
    [InlineData("2026/..", false, true)]
    [InlineData("2026/", false, true)]
    [InlineData("2026/2027", false, false)]
    public void Open_and_unknown_sides_have_no_day(string text, bool openStart, bool openEnd)
    {
        var date = ImpreciseDate.Parse(text);

        date.HasOpenStart.Should().Be(openStart);
        date.HasOpenEnd.Should().Be(openEnd);
        (date.Earliest == DateOnly.MinValue).Should().Be(openStart);
        (date.Latest == DateOnly.MaxValue).Should().Be(openEnd);
    }
}
