using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Notifications;

namespace NegotiationTracker.Tests.Domain.Notifications;

/// <summary>Which reminders a date makes, when they fall due, and which of them are expected; no database needed.</summary>
public sealed class ReminderLadderTests
{
    private static readonly Guid Milestone = new("00000000-0000-7000-8000-0000000000b1");
    private static readonly Guid Person = new("00000000-0000-7000-8000-0000000000b2");
    private static readonly DateTimeOffset LongAgo = At("2020-01-01T00:00:00Z");

    [Theory]
    [InlineData("2027-06-15", "Ahead 2027-03-17, Ahead 2027-05-16, Ahead 2027-06-08, Ahead 2027-06-14, NoOutcome 2027-06-16")]
    [InlineData("2027-06-15~", "Ahead 2027-03-17, Ahead 2027-05-16, Ahead 2027-06-08, Ahead 2027-06-14, NoOutcome 2027-06-16")]
    [InlineData("2027-06", "Ahead 2027-03-03, Ahead 2027-05-02, Ahead 2027-05-25, Ahead 2027-05-31, NoOutcome 2027-07-01")]
    [InlineData("2027-06?", "Ahead 2027-03-03, Ahead 2027-05-02, Ahead 2027-05-25, Ahead 2027-05-31, NoOutcome 2027-07-01")]
    [InlineData("2027-06-XX", "Ahead 2027-03-03, Ahead 2027-05-02, Ahead 2027-05-25, Ahead 2027-05-31, NoOutcome 2027-07-01")]
    [InlineData("2027-06-10/2027-06-20", "Ahead 2027-03-12, Ahead 2027-05-11, Ahead 2027-06-03, Ahead 2027-06-09, NoOutcome 2027-06-21")]
    [InlineData("2028-03-01", "Ahead 2027-12-02, Ahead 2028-01-31, Ahead 2028-02-23, Ahead 2028-02-29, NoOutcome 2028-03-02")]
    public void A_date_known_to_the_month_or_better_counts_down_from_its_earliest_day(string date, string days) =>
        Days(date).Should().Be(days);

    [Theory]
    [InlineData("2027", "WindowOpens 2027-01-01, NoOutcome 2028-01-01")]
    [InlineData("2027?", "WindowOpens 2027-01-01, NoOutcome 2028-01-01")]
    [InlineData("2027-34", "WindowOpens 2027-04-01, NoOutcome 2027-07-01")]
    [InlineData("2027-21", "WindowOpens 2027-03-01, NoOutcome 2027-06-01")]
    [InlineData("2027-24", "WindowOpens 2027-12-01, NoOutcome 2028-03-01")]
    [InlineData("2027-40", "WindowOpens 2027-01-01, NoOutcome 2027-07-01")]
    [InlineData("202X", "WindowOpens 2020-01-01, NoOutcome 2030-01-01")]
    [InlineData("2027-06-01/2027-08", "WindowOpens 2027-06-01, NoOutcome 2027-09-01")]
    public void A_coarser_date_opens_its_window_and_ends_it(string date, string days) => Days(date).Should().Be(days);

    [Theory]
    [InlineData("../2027", "Ahead 2027-10-02, Ahead 2027-12-01, Ahead 2027-12-24, Ahead 2027-12-30, NoOutcome 2028-01-01")]
    [InlineData("/2027-06-15", "Ahead 2027-03-17, Ahead 2027-05-16, Ahead 2027-06-08, Ahead 2027-06-14, NoOutcome 2027-06-16")]
    public void An_open_start_counts_from_its_latest_day(string date, string days) => Days(date).Should().Be(days);

    [Theory]
    [InlineData("2027-06/..")]
    [InlineData("2027-06/")]
    public void An_open_end_never_ends_without_an_outcome(string date) => Days(date).Should().Be("WindowOpens 2027-06-01");

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("9999")]
    public void The_ends_of_the_calendar_leave_out_the_days_beyond_it(string date)
    {
        var occurrences = Occurrences(date, "Asia/Yerevan").ToArray();

        occurrences.Should().NotBeEmpty();
        occurrences.Should().OnlyContain(o => o.Anchor.DayNumber + o.OffsetDays >= 0);
    }

    [Theory]
    [InlineData("Asia/Yerevan", "2027-03-29", "2027-03-28T02:00:00Z")]
    [InlineData("Europe/Brussels", "2027-03-28", "2027-03-27T05:00:00Z")]
    [InlineData("Europe/Brussels", "2027-03-29", "2027-03-28T04:00:00Z")]
    [InlineData("Europe/Brussels", "2026-11-01", "2026-10-31T05:00:00Z")]
    [InlineData("Europe/Brussels", "2027-11-01", "2027-10-31T05:00:00Z")]
    [InlineData("Europe/Brussels", "2027-10-31", "2027-10-30T04:00:00Z")]
    [InlineData("America/New_York", "2027-03-15", "2027-03-14T10:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2027-01-02", "2026-12-31T16:00:00Z")]
    public void A_reminder_falls_due_at_six_in_the_recipients_morning(string zone, string date, string dueTheDayBefore) =>
        Occurrences(date, zone).Single(o => o.OffsetDays == -1).Due.Should().Be(At(dueTheDayBefore));

    [Theory]
    [InlineData("2027-03-28", "02:30", "2027-03-28T01:00:00Z")]
    [InlineData("2027-03-28", "03:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31", "02:30", "2027-10-31T00:30:00Z")]
    [InlineData("2027-10-31", "03:00", "2027-10-31T02:00:00Z")]
    public void A_time_that_the_zone_skips_is_the_next_one_and_one_that_it_repeats_is_the_first(
        string day, string time, string moment) =>
        DateOnly.Parse(day).MomentIn(TimeOnly.Parse(time), Zone("Europe/Brussels")).Should().Be(At(moment));

    [Fact]
    public void Nothing_is_due_a_tick_before_and_it_is_due_at_the_moment()
    {
        var due = Occurrences("2027-06-15", "Asia/Yerevan").First().Due;

        Due(due.AddTicks(-1), LongAgo, "2027-06-15").Should().BeEmpty();
        Due(due, LongAgo, "2027-06-15").Should().ContainSingle().Which.OffsetDays.Should().Be(-90);
    }

    [Fact]
    public void What_fell_due_before_the_date_was_known_gives_one_notice_instead()
    {
        var now = At("2027-06-01T12:00:00Z");

        Due(now, now, "2027-06-15").Should().ContainSingle().Which.Kind.Should().Be(ReminderKind.AlreadyInside);
        Due(now, LongAgo, "2027-06-15").Select(d => d.OffsetDays).Should().Equal(-90, -30);
    }

    [Fact]
    public void What_falls_due_in_the_very_moment_in_which_the_date_becomes_known_is_expected()
    {
        var due = Occurrences("2027-06-15", "Asia/Yerevan").First().Due;

        Due(due, due, "2027-06-15").Should().ContainSingle().Which.Kind.Should().Be(ReminderKind.Ahead);
        Due(due, due.AddTicks(1), "2027-06-15").Should().ContainSingle().Which.Kind.Should().Be(ReminderKind.AlreadyInside);
    }

    [Fact]
    public void What_was_missed_is_caught_up_with_for_ninety_days_and_no_longer()
    {
        var first = Occurrences("2027-06-15", "Asia/Yerevan").First().Due;

        Due(first.AddDays(90), LongAgo, "2027-06-15").Select(d => d.OffsetDays).Should().Equal(-90, -30, -7, -1);
        Due(first.AddDays(90).AddTicks(1), LongAgo, "2027-06-15").Select(d => d.OffsetDays).Should().Equal(-30, -7, -1);
        Due(first.AddDays(400), LongAgo, "2027-06-15").Should().BeEmpty();
    }

    [Fact]
    public void The_notice_is_the_same_one_wherever_the_clock_is_set()
    {
        var known = At("2027-07-10T12:00:00Z");

        var notices = Enumerable.Range(-80, 160).Select(days => known.AddDays(days))
            .SelectMany(now => Due(now, known, "2027-06")).Where(d => d.Kind == ReminderKind.AlreadyInside).Select(d => d.Key);

        notices.Distinct().Should().ContainSingle("the date was over when it became known, and one notice says so");
    }

    [Fact]
    public void The_key_tells_apart_milestone_kind_anchor_offset_and_recipient_and_nothing_else()
    {
        var one = new DueReminder(Milestone, Person, ReminderKind.Ahead, new(2027, 6, 15), -7, LongAgo);

        (one with { Due = LongAgo.AddDays(1) }).Key.Should().Be(one.Key, "neither clock nor zone belongs to it");
        new[]
        {
            one, one with { MilestoneId = Person }, one with { RecipientId = Milestone }, one with { OffsetDays = -30 },
            one with { Anchor = new(2027, 6, 16) }, one with { Kind = ReminderKind.WindowOpens },
        }.Select(r => r.Key).Should().OnlyHaveUniqueItems();
    }

    private static string Days(string date) => string.Join(", ", Occurrences(date, "Asia/Yerevan")
        .Select(o => $"{o.Kind} {o.Anchor.AddDays(o.OffsetDays):yyyy-MM-dd}"));

    private static IEnumerable<DueReminder> Occurrences(string date, string zone) =>
        ReminderLadder.Occurrences(Milestone, ImpreciseDate.Parse(date), Person, Zone(zone));

    private static DueReminder[] Due(DateTimeOffset now, DateTimeOffset since, string date) =>
        [.. ReminderLadder.DueBy(now, since, Milestone, ImpreciseDate.Parse(date), Person, Zone("Asia/Yerevan"))];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment);
}
