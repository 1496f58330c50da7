using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("2026-06-07", "2026-06-07")]
    [InlineData(" 2026-06/.. ", "2026-06/..")]
    [InlineData("2027-xx", "2027-XX")]
    [InlineData("2027", "2027")]
    [InlineData("June 2026", "2026-06")]
    [InlineData("JUNE   2026", "2026-06")]
    [InlineData("in June, 2026", "2026-06")]
    [InlineData("2026 June", "2026-06")]
    [InlineData("Sept. 2026", "2026-09")]
    [InlineData("7 June 2026", "2026-06-07")]
    [InlineData("7 Jun 2026", "2026-06-07")]
    [InlineData("Jun 7, 2026", "2026-06-07")]
    [InlineData("7-Jun-2026", "2026-06-07")]
    [InlineData("on the 7th of June 2026", "2026-06-07")]
    [InlineData("29 Feb 2024", "2024-02-29")]
    [InlineData("Q2 2027", "2027-34")]
    [InlineData("2027-Q2", "2027-34")]
    [InlineData("third quarter of 2027", "2027-35")]
    [InlineData("H1 2027", "2027-40")]
    [InlineData("first half of 2027", "2027-40")]
    [InlineData("the 2nd half of 2027", "2027-41")]
    [InlineData("spring 2026", "2026-21")]
    [InlineData("fall 2026", "2026-23")]
    [InlineData("winter 2026", "2026-24")]
    [InlineData("winter 2026/27", "2026-24")]
    [InlineData("Winter 2026-27", "2026-24")]
    [InlineData("the 2020s", "202X")]
    [InlineData("some year from 2000 to 2099", "20XX")]
    [InlineData("some month of 2027", "2027-XX")]
    [InlineData("an unknown day of March 2027", "2027-03-XX")]
    [InlineData("7\u00A0June\u202F2026", "2026-06-07")]
    [InlineData("2026\u201106\u201107", "2026-06-07")]
    [InlineData("2026\u201006", "2026-06")]
    [InlineData("7\u20119 June\u00A02026", "2026-06-07/2026-06-09")]
    public void A_date_is_read_as_people_type_it(string typed, string text) => Reads(typed, text);

    [Theory]
    [InlineData("before June 2026", "../2026-05")]
    [InlineData("before 7 June 2026", "../2026-06-06")]
    [InlineData("before 2027", "../2026")]
    [InlineData("before January 2027", "../2026-12")]
    [InlineData("before spring 2027", "../2026-24")]
    [InlineData("prior to Q1 2027", "../2026-36")]
    [InlineData("before the start of 2027", "../2026")]
    [InlineData("before the end of 2026", "../2026")]
    [InlineData("by June 2026", "../2026-06")]
    [InlineData("by the end of June 2026", "../2026-06")]
    [InlineData("until 2026", "../2026")]
    [InlineData("up to 2026", "../2026")]
    [InlineData("no later than 19 February 2027", "../2027-02-19")]
    [InlineData("after 7 June 2026", "2026-06-08/..")]
    [InlineData("after June 2026", "2026-07/..")]
    [InlineData("after winter 2026/27", "2027-21/..")]
    [InlineData("after 31 December 2026", "2027-01-01/..")]
    [InlineData("since 2024", "2024/..")]
    [InlineData("from June 2026", "2026-06/..")]
    [InlineData("from June 2026 onwards", "2026-06/..")]
    [InlineData("not before 2027", "2027/..")]
    [InlineData("since 2026-06-07", "2026-06-07/..")]
    public void An_open_side_is_read_and_only_before_and_after_leave_their_date_out(string typed, string text) =>
        Reads(typed, text);

    [Theory]
    [InlineData("from June 2026 to March 2027", "2026-06/2027-03")]
    [InlineData("June 2026 - March 2027", "2026-06/2027-03")]
    [InlineData("June 2026 until 7 March 2027", "2026-06/2027-03-07")]
    [InlineData("between June 2026 and March 2027", "2026-06/2027-03")]
    [InlineData("June to September 2026", "2026-06/2026-09")]
    [InlineData("7 to 9 June 2026", "2026-06-07/2026-06-09")]
    [InlineData("7–9 June 2026", "2026-06-07/2026-06-09")]
    [InlineData("7-9 June 2026", "2026-06-07/2026-06-09")]
    [InlineData("28 June to 3 July 2026", "2026-06-28/2026-07-03")]
    [InlineData("Q1 to Q3 2027", "2027-33/2027-35")]
    [InlineData("2026 – 2027", "2026/2027")]
    [InlineData("2026–2027", "2026/2027")]
    [InlineData("from June 2026 to an unknown end", "2026-06/")]
    [InlineData("an unknown start to June 2026", "/2026-06")]
    [InlineData("2026 to ?", "2026/")]
    public void An_interval_is_read_and_its_start_may_borrow_from_its_end(string typed, string text) =>
        Reads(typed, text);

    [Theory]
    [InlineData("about March 2027", "2027-03~")]
    [InlineData("circa 2027", "2027~")]
    [InlineData("c. 2027", "2027~")]
    [InlineData("~2027", "2027~")]
    [InlineData("maybe 2027", "2027?")]
    [InlineData("2026?", "2026?")]
    [InlineData("June 2026?", "2026-06?")]
    [InlineData("2027 (uncertain)", "2027?")]
    [InlineData("maybe about 2027", "2027%")]
    [InlineData("about 2027?", "2027%")]
    [InlineData("about 2026 to maybe March 2027", "2026~/2027-03?")]
    [InlineData("before about June 2026", "../2026-05~")]
    public void Doubt_is_read_before_or_behind_a_date(string typed, string text) => Reads(typed, text);

    [Theory]
    [InlineData("Jume 2026", "“Jume” at position 1 is no word for a date that is known here")]
    [InlineData("before the elections", "“elections” at position 12 is no word for a date")]
    [InlineData("31 June 2026", "“31” at position 1 is not a day of June 2026, which has 30")]
    [InlineData("before 29 February 2026", "“29” at position 8 is not a day of February 2026, which has 28")]
    [InlineData("2026-06 to 2026-13", "“13” at position 17 is not a month")]
    [InlineData("7 June", "“7 June” at position 1 is no whole date: a date needs a year")]
    [InlineData("from June", "a date needs a year")]
    [InlineData("June 0000", "a date needs a year of four digits from 0001 to 9999")]
    [InlineData("winter 9999", "a date needs a year of four digits from 0001 to 9999")]
    [InlineData("winter 9999/00", "a date needs a year of four digits from 0001 to 9999")]
    [InlineData("26", "“26” at position 1 is not a year of four digits")]
    [InlineData("7/6/2026", "“7/6/2026” at position 1 leaves open which number is the day")]
    [InlineData("before 07.06.2026", "“07.06.2026” at position 8 leaves open which number is the day")]
    [InlineData("2026/06/07", "Parts of one date are joined by hyphens")]
    [InlineData("early 2027", "“early” at position 1 is too vague to keep")]
    [InlineData("mid-2027", "“mid” at position 1 is too vague to keep")]
    [InlineData("Next summer", "“Next” at position 1 depends on the day it is read")]
    [InlineData("the 2000s", "“2000s” at position 5 may mean ten years or a hundred: write 200X or 20XX.")]
    [InlineData("first half of 2026/27", "“first half of 2026/27” at position 1 is no whole date")]
    [InlineData("from 2027 to 2026", "ends before it starts")]
    [InlineData("before the 2020s", "“2020s” at position 12 has no exact date before or after it")]
    [InlineData("before 1 January 0001", "has no exact date before or after it")]
    [InlineData("after 9999", "has no exact date before or after it")]
    [InlineData("an unknown start to an unknown end", "says nothing")]
    [InlineData("[2026-11,2027-03]", "sets come later")]
    [InlineData("2026-06-07T12:00:00Z", "a date, not a moment")]
    [InlineData("  ", "A date is missing")]
    [InlineData(null, "A date is missing")]
    public void What_is_no_date_is_refused_with_what_to_type(string? typed, string because)
    {
        ImpreciseDate.TryRead(typed, out var date, out var refusal).Should().BeFalse();

        date.Should().BeNull();
        refusal.Should().Contain(because).And.EndWith(".");
    }

    private static void Reads(string typed, string text)
    {
        ImpreciseDate.TryRead(typed, out var date, out var refusal).Should().BeTrue(refusal);

        date!.Text.Should().Be(text);
        refusal.Should().BeEmpty();
    }
}
