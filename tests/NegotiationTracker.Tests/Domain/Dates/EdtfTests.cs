using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

/// <summary>The examples of the specification (Library of Congress, 2019-02-04), and our own at the edges.</summary>
public sealed class EdtfTests
{
    [Theory]
    [InlineData("1985-04-12", "1985-04-12", "1985-04-12", DatePrecision.Day)]
    [InlineData("1985-04", "1985-04-01", "1985-04-30", DatePrecision.Month)]
    [InlineData("1985", "1985-01-01", "1985-12-31", DatePrecision.Year)]
    [InlineData("1964/2008", "1964-01-01", "2008-12-31", DatePrecision.Interval)]
    [InlineData("2004-06/2006-08", "2004-06-01", "2006-08-31", DatePrecision.Interval)]
    [InlineData("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", DatePrecision.Interval)]
    [InlineData("2004-02-01/2005-02", "2004-02-01", "2005-02-28", DatePrecision.Interval)]
    [InlineData("2004-02-01/2005", "2004-02-01", "2005-12-31", DatePrecision.Interval)]
    [InlineData("2005/2006-02", "2005-01-01", "2006-02-28", DatePrecision.Interval)]
    public void Level_0_examples_are_read(string text, string earliest, string latest, DatePrecision precision) =>
        Reads(text, earliest, latest, precision);

    [Theory]
    [InlineData("2001-21", "2001-03-01", "2001-05-31", DatePrecision.Season)]
    [InlineData("1984?", "1984-01-01", "1984-12-31", DatePrecision.Year)]
    [InlineData("2004-06~", "2004-06-01", "2004-06-30", DatePrecision.Month)]
    [InlineData("2004-06-11%", "2004-06-11", "2004-06-11", DatePrecision.Day)]
    [InlineData("201X", "2010-01-01", "2019-12-31", DatePrecision.Decade)]
    [InlineData("20XX", "2000-01-01", "2099-12-31", DatePrecision.Century)]
    [InlineData("2004-XX", "2004-01-01", "2004-12-31", DatePrecision.Year)]
    [InlineData("1985-04-XX", "1985-04-01", "1985-04-30", DatePrecision.Month)]
    [InlineData("1985-XX-XX", "1985-01-01", "1985-12-31", DatePrecision.Year)]
    public void Level_1_examples_are_read(string text, string earliest, string latest, DatePrecision precision) =>
        Reads(text, earliest, latest, precision);

    [Theory]
    [InlineData("1985-04-12/..", "1985-04-12")]
    [InlineData("1985-04/..", "1985-04-01")]
    [InlineData("1985/..", "1985-01-01")]
    [InlineData("1985-04-12/", "1985-04-12")]
    [InlineData("1985-04/", "1985-04-01")]
    [InlineData("1985/", "1985-01-01")]
    public void Level_1_intervals_without_a_latest_day_are_read(string text, string earliest)
    {
        Reads(text, earliest, "9999-12-31", DatePrecision.Interval);
        ImpreciseDate.Parse(text).HasOpenEnd.Should().BeTrue();
        ImpreciseDate.Parse(text).HasOpenStart.Should().BeFalse();
    }

    [Theory]
    [InlineData("../1985-04-12", "1985-04-12")]
    [InlineData("../1985-04", "1985-04-30")]
    [InlineData("../1985", "1985-12-31")]
    [InlineData("/1985-04-12", "1985-04-12")]
    [InlineData("/1985-04", "1985-04-30")]
    [InlineData("/1985", "1985-12-31")]
    public void Level_1_intervals_without_an_earliest_day_are_read(string text, string latest)
    {
        Reads(text, "0001-01-01", latest, DatePrecision.Interval);
        ImpreciseDate.Parse(text).HasOpenStart.Should().BeTrue();
        ImpreciseDate.Parse(text).HasOpenEnd.Should().BeFalse();
    }

    [Theory]
    [InlineData("2001-33", "2001-01-01", "2001-03-31", DatePrecision.Quarter)]
    [InlineData("2001-34", "2001-04-01", "2001-06-30", DatePrecision.Quarter)]
    [InlineData("2001-35", "2001-07-01", "2001-09-30", DatePrecision.Quarter)]
    [InlineData("2001-36", "2001-10-01", "2001-12-31", DatePrecision.Quarter)]
    [InlineData("2001-40", "2001-01-01", "2001-06-30", DatePrecision.HalfYear)]
    [InlineData("2001-41", "2001-07-01", "2001-12-31", DatePrecision.HalfYear)]
    public void Quarters_and_halves_of_level_2_are_read(
        string text, string earliest, string latest, DatePrecision precision) =>
        Reads(text, earliest, latest, precision);

    [Theory]
    [InlineData("2026-21", "2026-03-01", "2026-05-31")]
    [InlineData("2026-22", "2026-06-01", "2026-08-31")]
    [InlineData("2026-23", "2026-09-01", "2026-11-30")]
    [InlineData("2026-24", "2026-12-01", "2027-02-28")]
    [InlineData("2023-24", "2023-12-01", "2024-02-29")]
    [InlineData("9999-23", "9999-09-01", "9999-11-30")]
    public void Winter_runs_on_into_the_next_year(string text, string earliest, string latest) =>
        Reads(text, earliest, latest, DatePrecision.Season);

    [Theory]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2024-02-XX", "2024-02-29")]
    [InlineData("2023-02", "2023-02-28")]
    [InlineData("2000-02", "2000-02-29")]
    [InlineData("1900-02", "1900-02-28")]
    [InlineData("1904-02-29", "1904-02-29")]
    public void Leap_years_have_their_day(string text, string latest) =>
        ImpreciseDate.Parse(text).Latest.Should().Be(DateOnly.Parse(latest));

    [Theory]
    [InlineData("0001", "0001-01-01", "0001-12-31", DatePrecision.Year)]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31", DatePrecision.Day)]
    [InlineData("000X", "0001-01-01", "0009-12-31", DatePrecision.Decade)]
    [InlineData("00XX", "0001-01-01", "0099-12-31", DatePrecision.Century)]
    [InlineData("99XX", "9900-01-01", "9999-12-31", DatePrecision.Century)]
    public void Years_run_from_0001_to_9999(string text, string earliest, string latest, DatePrecision precision) =>
        Reads(text, earliest, latest, precision);

    [Theory]
    [InlineData("1984?/2004-06~", true, true)]
    [InlineData("1984~/2004-06", false, true)]
    [InlineData("1984/2004-06%", true, true)]
    [InlineData("2027-36?", true, false)]
    [InlineData("2026-24~/..", false, true)]
    [InlineData("202X?", true, false)]
    [InlineData("2027", false, false)]
    public void Qualifiers_at_an_end_are_noticed_and_widen_nothing(string text, bool uncertain, bool approximate)
    {
        var date = ImpreciseDate.Parse(text);
        var bare = ImpreciseDate.Parse(text.Replace("?", "").Replace("~", "").Replace("%", ""));

        date.IsUncertain.Should().Be(uncertain);
        date.IsApproximate.Should().Be(approximate);
        (date.Earliest, date.Latest, date.Precision).Should().Be((bare.Earliest, bare.Latest, bare.Precision));
    }

    [Theory]
    [InlineData("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03")]
    [InlineData("2027/2027-03", "2027-01-01", "2027-03-31")]
    [InlineData("2027-06/2027", "2027-06-01", "2027-12-31")]
    [InlineData("2026-06-07/2026-06-07", "2026-06-07", "2026-06-07")]
    [InlineData("2026-06/2026-06", "2026-06-01", "2026-06-30")]
    [InlineData("2027-33/2027-35", "2027-01-01", "2027-09-30")]
    public void Both_ends_of_an_interval_belong_to_it(string text, string earliest, string latest) =>
        Reads(text, earliest, latest, DatePrecision.Interval);

    private static void Reads(string text, string earliest, string latest, DatePrecision precision)
    {
        var date = ImpreciseDate.Parse(text);

        date.Text.Should().Be(text);
        date.ToString().Should().Be(text);
        date.Earliest.Should().Be(DateOnly.Parse(earliest));
        date.Latest.Should().Be(DateOnly.Parse(latest));
        date.Precision.Should().Be(precision);
    }
}
