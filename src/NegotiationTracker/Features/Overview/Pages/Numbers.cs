using System.Globalization;

namespace NegotiationTracker.Features.Overview.Pages;

/// <summary>Numbers with their units, as a sentence needs them.</summary>
internal static class Numbers
{
    public static string Of(int count, string one) => $"{Plain(count)} {one}{(count == 1 ? "" : "s")}";

    public static string Plain(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
