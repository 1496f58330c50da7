using System.Globalization;

namespace NegotiationTracker.Features.Imports;

/// <summary>Numbers with their word.</summary>
internal static class Counted
{
    public static string Rows(int count) => Of(count, "row", "rows");

    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>Begins a sentence about every row of a file.</summary>
    public static string AllAre(int rows) =>
        rows == 1 ? "The only row of this file is" : string.Create(CultureInfo.InvariantCulture, $"All {rows:N0} rows of this file are");
}
