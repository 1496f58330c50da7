using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

public sealed class EdtfRefusalTests
{
    [Theory]
    [InlineData("1985-04-12T23:20:30", "“T23:20:30” at position 11 is a time of day, but this is a date, not a moment")]
    [InlineData("1985-04-12T23:20:30Z", "a date, not a moment")]
    [InlineData("1985-04-12T23:20:30-04", "a date, not a moment")]
    [InlineData("1985-04-12T23:20:30+04:30", "a date, not a moment")]
    public void Moments_of_level_0_are_refused(string text, string because) => Refuses(text, because);

    [Theory]
    [InlineData("Y170000002", "write four digits, 0001 to 9999")]
    [InlineData("Y-170000002", "write four digits, 0001 to 9999")]
    [InlineData("-1985", "“-1985” at position 1 is a year before 0001")]
    [InlineData("2000/-1985", "“-1985” at position 6 is a year before 0001")]
    [InlineData("0000", "“0000” at position 1 is a year before 0001")]
    [InlineData("0000-06", "“0000” at position 1 is a year before 0001")]
    [InlineData("10000", "“10000” at position 1 is not a year of four digits")]
    [InlineData("987", "“987” at position 1 is not a year of four digits")]
    [InlineData("9999-24", "“24” at position 6 is the winter of 9999")]
    public void Years_outside_0001_to_9999_are_refused(string text, string because) => Refuses(text, because);

    [Theory]
    [InlineData("Y-17E7", "write four digits")]
    [InlineData("1950S2", "“S2” at position 5 belongs to a way of writing years")]
    [InlineData("[1667,1668,1670..1672]", "“[1667,1668,1670..1672]” at position 1 starts a set of dates")]
    [InlineData("[..1760-12-03]", "sets come later")]
    [InlineData("{1960,1961-12}", "sets come later")]
    [InlineData("2004-06~-11", "“~” at position 8 qualifies a part of the date")]
    [InlineData("2004?-06-11", "“?” at position 5 qualifies a part of the date")]
    [InlineData("?2004-06-~11", "“?” at position 1 qualifies a part of the date")]
    [InlineData("2004-06-~01/2004-06-~20", "“~” at position 9 qualifies a part of the date")]
    [InlineData("156X-12-25", "“156X” at position 1 leaves the year open")]
    [InlineData("15XX-12-XX", "“15XX” at position 1 leaves the year open")]
    [InlineData("XXXX-12-XX", "“XXXX” at position 1 is not a year")]
    [InlineData("1XXX-12", "“1XXX” at position 1 is not a year")]
    [InlineData("1984-1X", "“1X” at position 6 leaves half of the month open")]
    [InlineData("2001-25", "“25” at position 6 is not a month: write 01 to 12, 21 to 24 for seasons")]
    [InlineData("2001-37", "“37” at position 6 is not a month")]
    public void What_is_left_out_of_level_2_is_refused(string text, string because) => Refuses(text, because);

    [Theory]
    [InlineData("2026-13", "“13” at position 6 is not a month")]
    [InlineData("2026-00", "“00” at position 6 is not a month")]
    [InlineData("2026-06-31", "“31” at position 9 is not a day of June 2026, which has 30")]
    [InlineData("2026-06-00", "“00” at position 9 is not a day of June 2026, which has 30")]
    [InlineData("2023-02-29", "“29” at position 9 is not a day of February 2023, which has 28")]
    [InlineData("1900-02-29", "“29” at position 9 is not a day of February 1900, which has 28")]
    [InlineData("2026-21-01", "“01” at position 9 is a day of a season, quarter or half")]
    [InlineData("2026-XX-07", "“07” at position 9 is a day of an unknown month")]
    [InlineData("2026-06-1X", "“1X” at position 9 leaves half of the day open")]
    public void Days_and_months_that_do_not_exist_are_refused(string text, string because) => Refuses(text, because);

    [Theory]
    [InlineData("", "A date is missing")]
    [InlineData("20260607", "“20260607” at position 1 lacks its hyphens: write 2026-06-07.")]
    [InlineData("2026-6-7", "“6” at position 6 is a month of one digit: write 06.")]
    [InlineData("2026-06-7", "“7” at position 9 is a day of one digit: write 07.")]
    [InlineData("2026-", "The month is missing at position 6")]
    [InlineData("2026-06-", "The day is missing at position 9")]
    [InlineData("2026-06-07-08", "“2026-06-07-08” at position 1 has too many parts")]
    [InlineData("2026-006", "“006” at position 6 is not a month: write two digits.")]
    [InlineData("2027-xx", "“x” at position 6 is a small letter")]
    [InlineData("2027?~", "“?~” at position 5 is one mark too many")]
    [InlineData("?", "“?” at position 1 qualifies nothing")]
    [InlineData(" 2027", "“ 2027” at position 1 starts with a space")]
    [InlineData("June 2026", "“June 2026” at position 1 does not belong into an EDTF date")]
    [InlineData("٢٠٢٧", "“٢٠٢٧” at position 1 does not belong into an EDTF date")]
    [InlineData("2027\u202e", "“\ufffd” at position 5 does not belong into an EDTF date")]
    public void Other_writings_are_refused_with_the_right_one(string text, string because) => Refuses(text, because);

    [Theory]
    [InlineData("/", "“/” at position 1 says nothing")]
    [InlineData("../..", "“../..” at position 1 says nothing")]
    [InlineData("../", "“../” at position 1 says nothing")]
    [InlineData("/..", "“/..” at position 1 says nothing")]
    [InlineData("..", "“..” at position 1 is out of place")]
    [InlineData("2026..2027", "“..2027” at position 5 is out of place")]
    [InlineData("2026/2027/2028", "“/2028” at position 10 is one slash too many")]
    [InlineData("2026/27", "“27” at position 6 is not a year of four digits")]
    [InlineData("2027/2026", "“2026” is over on 31 December 2026, “2027” begins on 1 January 2027")]
    [InlineData("2026-06/2026-05", "ends before it starts")]
    public void Intervals_that_say_nothing_or_run_backwards_are_refused(string text, string because) =>
        Refuses(text, because);

    [Fact]
    public void A_long_text_is_refused_by_its_length_and_not_repeated()
    {
        var pasted = new string('2', 200_000);

        ImpreciseDate.TryParse(pasted, out _, out var refusal).Should().BeFalse();
        refusal.Should().Be("A date has at most 64 characters, this text has 200000: write only the date.");

        ImpreciseDate.TryRead(pasted, out _, out refusal).Should().BeFalse();
        refusal.Should().Be("A date has at most 128 characters, this text has 200000: write only the date.");
    }

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        ImpreciseDate.TryParse(null, out var date, out var refusal).Should().BeFalse();

        date.Should().BeNull();
        refusal.Should().StartWith("A date is missing");
    }

    [Fact]
    public void Parse_throws_the_refusal() =>
        FluentActions.Invoking(() => ImpreciseDate.Parse("2026-13"))
            .Should().Throw<ImpreciseDateException>().WithMessage("“13” at position 6 is not a month*")
            .And.Should().BeAssignableTo<FormatException>();

    private static void Refuses(string text, string because)
    {
        ImpreciseDate.TryParse(text, out var date, out var refusal).Should().BeFalse();

        date.Should().BeNull();
        refusal.Should().Contain(because).And.EndWith(".");
    }
}
