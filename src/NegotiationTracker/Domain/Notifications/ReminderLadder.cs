using System.Security.Cryptography;
using System.Text;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Domain.Notifications;

/// <summary>An occurrence that has fallen due.</summary>
public sealed record DueReminder(
    Guid MilestoneId, Guid RecipientId, ReminderKind Kind, DateOnly Anchor, int OffsetDays, DateTimeOffset Due)
{
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"{MilestoneId:D}|{Kind}|{Anchor:yyyy-MM-dd}|{OffsetDays}|{RecipientId:D}"))));

    /// <summary>The key of the occurrence in whose place it comes; whoever was sent that one needs no other.</summary>
    public string? InsteadOf { get; init; }
}

/// <summary>
/// Which reminders a dated milestone gives one person, from first principles: 90, 30, 7 and 1 days before, and the day
/// after without an outcome. A date coarser than a month opens and ends a window instead. An open start counts from its
/// latest day.
/// </summary>
public static class ReminderLadder
{
    public static readonly IReadOnlyList<int> DaysBefore = [90, 30, 7, 1];

    /// <summary>How far back missed reminders are still sent, in days.</summary>
    public const int CatchUpDays = 90;

    /// <summary>The hour of the recipient's morning at which reminders fall due.</summary>
    public static readonly TimeOnly Morning = new(6, 0);

    /// <summary>Every occurrence, due or not, in the order in which they fall due.</summary>
    public static IEnumerable<DueReminder> Occurrences(
        Guid milestoneId, ImpreciseDate date, Guid recipientId, TimeZoneInfo recipientZone)
    {
        if (date.HasOpenStart || date.IsMonthOrBetter)
        {
            var anchor = date.HasOpenStart ? date.Latest : date.Earliest;
            foreach (var days in DaysBefore)
                if (At(ReminderKind.Ahead, anchor, -days) is { } ahead)
                    yield return ahead;
        }
        else if (At(ReminderKind.WindowOpens, date.Earliest, 0) is { } opens)
        {
            yield return opens;
        }

        if (!date.HasOpenEnd && At(ReminderKind.NoOutcome, date.Latest, 1) is { } over)
            yield return over;

        DueReminder? At(ReminderKind kind, DateOnly anchor, int offset)
        {
            var day = anchor.DayNumber + offset;
            if (day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber)
                return null;
            var due = DateOnly.FromDayNumber(day).MomentIn(Morning, recipientZone);
            return new DueReminder(milestoneId, recipientId, kind, anchor, offset, due);
        }
    }

    /// <summary>
    /// What is due now. An occurrence is expected only if it fell due after the date and the person's part were on record;
    /// if earlier ones were missed for that reason, one notice says that the milestone is already near, or past.
    /// </summary>
    /// <param name="expectedSince">When the last of date, link and part became known to the record.</param>
    public static IEnumerable<DueReminder> DueBy(
        DateTimeOffset now, DateTimeOffset expectedSince, Guid milestoneId, ImpreciseDate date, Guid recipientId,
        TimeZoneInfo recipientZone)
    {
        DueReminder? missed = null;
        foreach (var occurrence in Occurrences(milestoneId, date, recipientId, recipientZone))
        {
            // What was missed is missed wherever the clock is set: another notice would have another key.
            if (occurrence.Due < expectedSince)
                missed = occurrence;
            else if (occurrence.Due <= now && occurrence.Due >= now.AddDays(-CatchUpDays))
                yield return occurrence;
        }

        if (missed is not null && expectedSince >= now.AddDays(-CatchUpDays))
            yield return missed with
            {
                Kind = ReminderKind.AlreadyInside,
                OffsetDays = 0,
                Due = expectedSince,
                InsteadOf = missed.Key,
            };
    }
}
