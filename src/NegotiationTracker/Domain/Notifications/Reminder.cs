namespace NegotiationTracker.Domain.Notifications;

/// <summary>One occurrence of a reminder for one person. Its key says what it is, so it exists once or not at all.</summary>
public sealed class Reminder
{
    private Reminder() { }

    public Reminder(DueReminder due, Guid notificationId, DateTimeOffset sent)
    {
        Key = due.Key;
        MilestoneId = due.MilestoneId;
        RecipientId = due.RecipientId;
        Kind = due.Kind;
        Anchor = due.Anchor;
        OffsetDays = due.OffsetDays;
        Due = due.Due;
        NotificationId = notificationId;
        Sent = sent;
    }

    /// <summary>SHA-256 over milestone, kind, anchor day, offset and recipient; never over a clock or a job.</summary>
    public string Key { get; private set; } = "";

    public Guid MilestoneId { get; private set; }
    public Guid RecipientId { get; private set; }
    public ReminderKind Kind { get; private set; }

    /// <summary>The day of the milestone from which it counts.</summary>
    public DateOnly Anchor { get; private set; }

    /// <summary>Days from the anchor: −30 is thirty days before it.</summary>
    public int OffsetDays { get; private set; }

    public DateTimeOffset Due { get; private set; }
    public Guid NotificationId { get; private set; }
    public DateTimeOffset Sent { get; private set; }
}

public enum ReminderKind
{
    /// <summary>So many days before a date known to the month or better, or before the last day of an open start.</summary>
    Ahead,

    /// <summary>The window of a coarser date opens.</summary>
    WindowOpens,

    /// <summary>The latest day has passed without an outcome.</summary>
    NoOutcome,

    /// <summary>The person came to the milestone when reminders had fallen due already.</summary>
    AlreadyInside,
}
