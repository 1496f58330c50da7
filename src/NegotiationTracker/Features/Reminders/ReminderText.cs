using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Notifications;

namespace NegotiationTracker.Features.Reminders;

/// <summary>What a reminder says; the date is always as precise as it is, and no more.</summary>
internal static class ReminderText
{
    public static string Of(DueReminder reminder, Milestone milestone, TimeZoneInfo zone, DateTimeOffset now)
    {
        var date = milestone.Date!;
        var firmness = milestone.Status is { } status ? $", {status.ToWords().ToLowerInvariant()}" : "";
        var expected = $"expected {date.ToWords()}{firmness}";
        return reminder.Kind switch
        {
            ReminderKind.Ahead => $"{milestone.Title}: {Days(-reminder.OffsetDays)} to go ({expected}).",
            ReminderKind.WindowOpens => $"{milestone.Title}: its window opens ({expected}).",
            ReminderKind.NoOutcome => $"{milestone.Title}: the date has passed without an outcome ({expected}). Record what came of it, or move the date.",
            ReminderKind.AlreadyInside => $"{milestone.Title}: {Inside(date, now.DayIn(zone))} ({expected}).",
            _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
        };
    }

    private static string Inside(ImpreciseDate date, DateOnly today)
    {
        if (date.Latest < today)
            return "the date has passed without an outcome";
        return date.Earliest > today
            ? $"{Days(date.Earliest.DayNumber - today.DayNumber)} to go already"
            : "already inside its window";
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
