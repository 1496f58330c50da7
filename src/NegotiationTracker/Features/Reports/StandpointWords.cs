using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>Says from where a report looks, so that nobody takes it for another.</summary>
internal static class StandpointWords
{
    public static string Of(AskedViewpoint asked, Viewpoint at, TimeZoneInfo zone, DateTimeOffset composed)
    {
        var today = composed.DayIn(zone);
        var isKnownNow = at.Known == DateTimeOffset.MaxValue;
        var upTo = string.Create(CultureInfo.InvariantCulture, $"up to entry {at.Sequence} of the ledger");
        var known = (isKnownNow, asked.Sequence) switch
        {
            (true, null) => $"As known now, {DateWords.Long(today)}",
            (true, _) => $"As recorded {upTo}",
            (false, null) => $"As known on {Moment(at.Known, zone)}",
            (false, _) => $"As known on {Moment(at.Known, zone)} and recorded {upTo}",
        };
        return isKnownNow && at.About == today ? known : $"{known}, about {DateWords.Long(at.About)}";
    }

    /// <summary>The end of a day is that day; any other moment is told to the second, with its zone.</summary>
    private static string Moment(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var day = moment.DayIn(zone);
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return moment == day.EndIn(zone)
            ? DateWords.Long(day)
            : $"{DateWords.Long(day)} at {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} ({zone.Id})";
    }
}
