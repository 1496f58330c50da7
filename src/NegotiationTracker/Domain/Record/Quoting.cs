using System.Globalization;
using System.Text;

namespace NegotiationTracker.Domain.Record;

/// <summary>Words of somebody in sentences about them: shortened, and without what steers a terminal.</summary>
internal static class Quoting
{
    private const int Longest = 60;

    public static string Quoted(this string text)
    {
        var quote = new StringBuilder("“");
        foreach (var rune in text.EnumerateRunes())
        {
            if (quote.Length > Longest)
                return quote.Append("…”").ToString();
            quote.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? new Rune(' ') : rune);
        }

        return quote.Append('”').ToString();
    }
}
