using System.Globalization;
using System.Text;

namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// Sentences of one shape: the offending piece, its place counted from 1, what is wrong and what to do.
/// </summary>
internal static class Refusal
{
    private const int LongestQuote = 24;

    public static string At(string piece, int position, string sentence) =>
        $"“{Quote(piece)}” at position {position} {sentence}";

    /// <summary>
    /// Refusals go to logs and pages: what steers a terminal or turns the text around does not.
    /// </summary>
    private static string Quote(string piece)
    {
        var quote = new StringBuilder();
        foreach (var rune in piece.EnumerateRunes())
        {
            if (quote.Length >= LongestQuote)
                return quote.Append('…').ToString();

            quote.Append(IsPlain(rune) ? rune : Rune.ReplacementChar);
        }

        return quote.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
