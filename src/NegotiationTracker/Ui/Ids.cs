using System.Globalization;

namespace NegotiationTracker.Ui;

/// <summary>Ids that tie labels, fields and faults together; unlike any other on the page.</summary>
internal static class Ids
{
    private static long _last;

    public static string Next(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{Interlocked.Increment(ref _last)}");
}
