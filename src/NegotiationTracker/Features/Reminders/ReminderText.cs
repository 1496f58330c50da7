using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Notifications;

namespace NegotiationTracker.Features.Reminders;

/// <summary>What a reminder says; the date is always as precise as it is, and no more.</summary>
internal static class ReminderText
{
    /// <summary>A reminder found this long after it fell due says how things are now, and that it is late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    public static string Of(DueReminder reminder, Milestone milestone, TimeZoneInfo zone, DateTimeOffset now)
    {
        var date = milestone.Date!;
        var today = now.DayIn(zone);
        var firmness = milestone.Status is { } status ? $", {status.ToWords()}" : "";
        var expected = $"expected {date.ToWords()}{firmness}";
        return reminder.Kind switch
        {
            ReminderKind.Ahead when now - reminder.Due >= Late =>
                $"{milestone.Title}: {Standing(date, today)} ({expected}). This reminder comes late, it was due {Days(-reminder.OffsetDays)} before.",
            ReminderKind.Ahead => $"{milestone.Title}: {Countdown(date, -reminder.OffsetDays)} ({expected}).",
            ReminderKind.WindowOpens when now - reminder.Due >= Late =>
                $"{milestone.Title}: {Standing(date, today)} ({expected}). This reminder comes late, it was due when the window opened.",
            ReminderKind.WindowOpens => $"{milestone.Title}: its window opens ({expected}).",
            ReminderKind.NoOutcome => $"{milestone.Title}: the date has passed without an outcome ({expected}). Record what came of it, or move the date.",
            ReminderKind.AlreadyInside => $"{milestone.Title}: {Standing(date, today)} ({expected}).",
            _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
        };
    }

    private static string Standing(ImpreciseDate date, DateOnly today)
    {
        if (date.Latest < today)
            return "the date has passed without an outcome";
        if (date.HasOpenStart && !date.HasOpenEnd)
            return Countdown(date, date.Latest.DayNumber - today.DayNumber);
        if (date.Earliest > today)
            return Countdown(date, date.Earliest.DayNumber - today.DayNumber);
        return date.Earliest == date.Latest ? "it is today" : "already inside its window";
    }

    /// <summary>A date that may be one of several days is counted down to the first of them, or the last if only that is known.</summary>
    private static string Countdown(ImpreciseDate date, int days)
    {
        var bound = date.HasOpenStart ? " at the latest" : date.Earliest < date.Latest ? " at the earliest" : "";
        return $"{(date.IsApproximate ? "about " : "")}{Days(days)} to go{bound}";
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
