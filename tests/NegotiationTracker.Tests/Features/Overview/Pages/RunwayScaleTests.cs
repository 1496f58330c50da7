using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Features.Overview.Pages;

namespace NegotiationTracker.Tests.Features.Overview.Pages;

public sealed class RunwayScaleTests
{
    private readonly RunwayScale _scale = new(new DateOnly(2026, 11, 22));

    [Fact]
    public void The_axis_begins_with_the_quarter_and_ends_eighteen_months_after_the_day()
    {
        _scale.Last.Should().Be(new DateOnly(2028, 5, 22));
        _scale.Quarters.Select(q => $"{q.Name} {q.Year}").Should().Equal(
            "Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Q1 2028", "Q2 2028");
        _scale.Quarters[0].Place.Should().Be(0);
        _scale.Today.Should().BeInRange(8, 9, "52 of 600 days have passed");
    }

    [Fact]
    public void A_date_is_as_wide_as_it_is_uncertain()
    {
        var day = Span("2027-02-19");
        var month = Span("2027-02");
        var year = Span("2027");

        (day.End - day.Start).Should().BeLessThan(0.2);
        (month.End - month.Start).Should().BeInRange(4, 5);
        (year.End - year.Start).Should().BeInRange(60, 61);
        year.Should().Match<RunwaySpan>(s => !s.GoesBack && !s.GoesOn);
    }

    [Theory]
    [InlineData("2026-06/..", true, true)]
    [InlineData("../2027", true, false)]
    [InlineData("2028", false, true)]
    public void What_goes_beyond_the_axis_runs_to_its_edge_and_says_so(string date, bool back, bool on)
    {
        var span = Span(date);

        (span.GoesBack, span.GoesOn).Should().Be((back, on));
        (span.Start == 0).Should().Be(back);
        (span.End == 100).Should().Be(on);
    }

    [Fact]
    public void What_lay_before_the_axis_has_no_span_and_its_words_behind_the_line_of_today()
    {
        var span = _scale.Span(ImpreciseDate.Parse("2026-05"));

        span.Should().BeNull();
        _scale.Words(span).Should().Be(RunwayWords.From("after", _scale.Today));
    }

    [Fact]
    public void Words_stand_after_a_span_before_a_late_one_and_on_one_that_fills_the_axis()
    {
        _scale.Words(Span("2027-02-19")).Css.Should().Be("after");
        _scale.Words(Span("2028-03")).Css.Should().Be("before");
        _scale.Words(Span("2027")).Css.Should().Be("inside");
        _scale.Words(Span("2026-06/..")).Should().Be(RunwayWords.From("inside", _scale.Today), "today's line crosses no words");
    }

    [Fact]
    public void Neither_end_of_the_calendar_breaks_the_axis()
    {
        new RunwayScale(DateOnly.MaxValue).Last.Should().Be(DateOnly.MaxValue);
        new RunwayScale(new DateOnly(1000, 1, 1)).Quarters.Should().HaveCount(7);
    }

    private RunwaySpan Span(string date) => _scale.Span(ImpreciseDate.Parse(date))!;
}
