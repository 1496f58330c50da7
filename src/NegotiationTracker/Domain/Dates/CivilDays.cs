namespace NegotiationTracker.Domain.Dates;

/// <summary>Between moments, which are UTC, and civil days, which belong to a zone.</summary>
public static class CivilDays
{
    public static DateOnly DayIn(this DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The last moment of the day, in UTC, to the tick.</summary>
    public static DateTimeOffset EndIn(this DateOnly day, TimeZoneInfo zone) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : day.AddDays(1).MomentIn(TimeOnly.MinValue, zone).AddTicks(-1);

    /// <summary>A wall-clock time as a moment: one that the zone skips moves to the next valid one, one that it
    /// repeats is the first.</summary>
    public static DateTimeOffset MomentIn(this DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var utc = local.Ticks - offset.Ticks;
        return new DateTimeOffset(Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
