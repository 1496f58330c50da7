using NegotiationTracker.Domain.Milestones;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>How far off a milestone is, in words and no more exact than its date is known.</summary>
internal static class Countdown
{
    /// <summary>Nothing for what is past, has no date, or lies ahead in a time known to less than the month.</summary>
    /// <param name="about">The day from which one looks.</param>
    public static string? InWords(MilestoneRef milestone, DateOnly about) => milestone switch
    {
        { IsPending: false } or { Date: null } => null,
        { IsOverdue: true } => "its date passed without an outcome",
        { Date: { HasOpenStart: true, HasOpenEnd: false } date } => $"{Away(date.Latest, about)} at the latest",
        { Date.IsMonthOrBetter: true } when milestone.Date.Earliest > about => Away(milestone.Date.Earliest, about),
        { Date: var date } when date.Earliest == date.Latest => "today",
        { Status: DateStatus.Postponed } => null, // the time that has begun is the old one
        { Date.IsMonthOrBetter: true } => "any day now",
        _ when milestone.Date.Earliest <= about => "its time has begun",
        _ => null,
    };

    private static string Away(DateOnly day, DateOnly about) => (day.DayNumber - about.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        var days => $"in {days} days",
    };
}
