using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>Says from where a report looks, so that nobody takes it for another.</summary>
internal static class StandpointWords
{
    public static string Of(AskedViewpoint asked, Viewpoint at, TimeZoneInfo zone, DateTimeOffset composed)
    {
        var known = at.Known == DateTimeOffset.MaxValue
            ? $"As known now, on {DateWords.Long(composed.DayIn(zone))}"
            : $"As known on {Moment(at.Known, zone)}";
        var upTo = asked.Sequence is null ? "" : string.Create(CultureInfo.InvariantCulture, $", up to entry {at.Sequence} of the ledger");
        return $"{known}, about {DateWords.Long(at.About)}{upTo}";
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
