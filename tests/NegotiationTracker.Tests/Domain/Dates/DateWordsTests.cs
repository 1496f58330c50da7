using System.Globalization;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

public sealed class DateWordsTests
{
    [Theory]
    [InlineData("2026-06-07", "7 Jun 2026")]
    [InlineData("2026-06", "June 2026")]
    [InlineData("2027", "2027")]
    [InlineData("0476", "0476")]
    [InlineData("2026-21", "spring 2026")]
    [InlineData("2026-24", "winter 2026/27")]
    [InlineData("1999-24", "winter 1999/00")]
    [InlineData("2027-34", "Q2 2027")]
    [InlineData("2027-40", "first half of 2027")]
    [InlineData("202X", "2020s")]
    [InlineData("200X", "some year from 2000 to 2009")]
    [InlineData("20XX", "some year from 2000 to 2099")]
    [InlineData("2027-XX", "some month of 2027")]
    [InlineData("2027-XX-XX", "an unknown day of 2027")]
    [InlineData("2027-03-XX", "an unknown day of March 2027")]
    [InlineData("2027?", "2027 (uncertain)")]
    [InlineData("2027-03~", "about March 2027")]
    [InlineData("2027%", "about 2027 (uncertain)")]
    [InlineData("2027-40~", "about the first half of 2027")]
    public void A_date_is_said_as_people_say_it(string text, string words) => Says(text, words);

    [Theory]
    [InlineData("2026-06/2027-03", "June 2026 to March 2027")]
    [InlineData("../2026-05", "before June 2026")]
    [InlineData("../2026-06", "before July 2026")]
    [InlineData("../2026", "before 2027")]
    [InlineData("../2027-40", "before the second half of 2027")]
    [InlineData("../2025-12-01", "by 1 Dec 2025")]
    [InlineData("../2026-05~", "by about May 2026")]
    [InlineData("../9999", "by 9999")]
    [InlineData("2026-06-08/..", "after 7 Jun 2026")]
    [InlineData("0001-01-01/..", "from 1 Jan 0001")]
    [InlineData("2024/..", "from 2024")]
    [InlineData("2027-41/..", "from the second half of 2027")]
    [InlineData("2026-06/", "from June 2026 to an unknown end")]
    [InlineData("/2026-06", "from an unknown start to June 2026")]
    [InlineData("2026~/2027-03?", "about 2026 to March 2027 (uncertain)")]
    public void An_interval_is_said_by_the_dates_people_would_name(string text, string words) => Says(text, words);

    [Theory]
    [InlineData("2026-06", "June 2026 → 1 to 30 June 2026, month")]
    [InlineData("2026-06-07", "7 Jun 2026 → 7 June 2026, day")]
    [InlineData("2027", "2027 → 1 January to 31 December 2027, year")]
    [InlineData("2026-24", "winter 2026/27 → 1 December 2026 to 28 February 2027, season")]
    [InlineData("2027-41", "second half of 2027 → 1 July to 31 December 2027, half-year")]
    [InlineData("2027-03~", "about March 2027 → 1 to 31 March 2027, month, approximate")]
    [InlineData("2027%", "about 2027 (uncertain) → 1 January to 31 December 2027, year, uncertain and approximate")]
    [InlineData("2026-06-07/2026-06-09", "7 Jun 2026 to 9 Jun 2026 → 7 to 9 June 2026, interval")]
    [InlineData("../2026-05", "before June 2026 → no earliest day, until 31 May 2026, interval")]
    [InlineData("2026-06-08/..", "after 7 Jun 2026 → from 8 June 2026, no latest day, interval")]
    [InlineData("2026-06/", "from June 2026 to an unknown end → from 1 June 2026, latest day unknown, interval")]
    [InlineData("/2026", "from an unknown start to 2026 → earliest day unknown, until 31 December 2026, interval")]
    [InlineData("2026~/2026-06?",
        "about 2026 to June 2026 (uncertain) → 1 January to 30 June 2026, interval, start approximate, end uncertain")]
    public void The_echo_shows_the_days_that_were_understood(string text, string echo) =>
        ImpreciseDate.Parse(text).ToUnderstanding().Should().Be(echo);

    [Theory]
    [InlineData("az-AZ")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Words_do_not_depend_on_the_machines_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Says("2026-12-24/2027-01-06", "24 Dec 2026 to 6 Jan 2027");
            ImpreciseDate.On(new(2026, 6, 7)).Text.Should().Be("2026-06-07");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Says(string text, string words)
    {
        var date = ImpreciseDate.Parse(text);

        date.ToWords().Should().Be(words);
        ImpreciseDate.TryRead(words, out var again, out var refusal).Should().BeTrue(refusal);
        again!.Text.Should().Be(text);
    }
}
