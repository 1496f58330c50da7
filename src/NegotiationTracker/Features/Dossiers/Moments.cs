using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Moments as files write them: ISO 8601 to the tick, written in UTC and read with any offset.</summary>
internal static class Moments
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out moment);
    }
}

/// <summary>When an entry says that it was known: on a day, which means at its end, or at a moment.</summary>
internal readonly record struct StatedKnown(DateOnly? Day, DateTimeOffset? At)
{
    public static StatedKnown? Read(Fields f)
    {
        if (f.Text("known") is not { } text)
            return null;
        if (text.Length == 10)
            return f.Day("known") is { } day ? new StatedKnown(day, null) : null;
        if (Moments.TryParse(text, out var moment))
            return new StatedKnown(null, moment);
        f.Fault(
            "known", $"{text.Quoted()} is neither a day nor a moment: write 2026-06-08, or 2026-06-08T14:00:00+04:00.");
        return null;
    }

    public DateTimeOffset In(TimeZoneInfo zone) => At ?? Day!.Value.EndIn(zone);

    /// <summary>As short as it can be said: the day, if the moment is its end in that zone.</summary>
    public static string Write(DateTimeOffset known, TimeZoneInfo zone)
    {
        var day = known.DayIn(zone);
        return day.EndIn(zone) == known
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Moments.Write(known);
    }

    /// <summary>As sentences have it: the day, or the moment to the second.</summary>
    public static string Say(DateTimeOffset known, TimeZoneInfo zone) =>
        Write(known.DayIn(zone).EndIn(zone) == known ? known : known.AddTicks(-(known.Ticks % TimeSpan.TicksPerSecond)), zone);
}
