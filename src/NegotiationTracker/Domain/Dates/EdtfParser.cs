using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// Strict EDTF, whole expressions: dates and intervals. Every text is an expression or a refusal in words.
/// </summary>
internal static class EdtfParser
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("0123456789X-/.?~%");

    private static readonly SearchValues<char> MeantAsEdtf = SearchValues.Create("0123456789XTZYES-+/.?~%[]{},:");

    /// <summary>
    /// Whether a refused text was probably meant as EDTF, so that its author should hear what EDTF wants.
    /// </summary>
    public static bool IsMeant(string text) =>
        text.AsSpan().IndexOfAnyExcept(MeantAsEdtf) < 0 && !TypedRefusal.IsNumeric(text);

    public static bool TryParse(string text, [NotNullWhen(true)] out Edtf? expression, out string refusal)
    {
        expression = null;
        if (Foreign(text) is { } foreign)
        {
            refusal = foreign;
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            var read = EdtfPointParser.TryParse(text, 1, out var point, out refusal);
            expression = point;
            return read;
        }

        var second = text.IndexOf('/', slash + 1);
        if (second >= 0)
        {
            refusal = Refusal.At(text[second..], second + 1,
                "is one slash too many: an interval has one start and one end, for example 2026-06/2027-03. "
                + "Parts of one date are joined by hyphens.");
            return false;
        }

        if (!TryEnd(text[..slash], 1, out var start, out refusal)
            || !TryEnd(text[(slash + 1)..], slash + 2, out var end, out refusal))
        {
            return false;
        }

        var interval = new EdtfInterval(start, end);
        refusal = interval.Objection() ?? "";
        expression = refusal.Length == 0 ? interval : null;
        return expression is not null;
    }

    private static bool TryEnd(string piece, int position, [NotNullWhen(true)] out EdtfEnd? end, out string refusal)
    {
        refusal = "";
        end = piece switch { "" => EdtfEnd.Unknown, ".." => EdtfEnd.Open, _ => null };
        if (end is null && EdtfPointParser.TryParse(piece, position, out var point, out refusal))
            end = EdtfEnd.At(point);

        return end is not null;
    }

    /// <summary>The first sign that no date here is written with, and what its author probably meant by it.</summary>
    private static string? Foreign(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(Alphabet);
        if (at < 0)
            return null;

        return text[at] switch
        {
            '[' or '{' => Refusal.At(text[at..], at + 1,
                "starts a set of dates, and sets come later: write an interval such as 2026-11/2027-03, or one date."),
            'T' when at > 0 => Refusal.At(text[at..], at + 1,
                "is a time of day, but this is a date, not a moment: leave out everything from the T on."),
            'Y' or 'E' or 'S' or '+' => Refusal.At(text[at..], at + 1,
                "belongs to a way of writing years that is not kept here: write four digits, 0001 to 9999."),
            'x' => Refusal.At("x", at + 1, "is a small letter: an unspecified digit is a capital X, as in 2027-XX."),
            var sign when char.IsWhiteSpace(sign) => Refusal.At(text[at..], at + 1,
                "starts with a space, and EDTF has none: write for example 2026-06-07 or 2026-06/2027-03."),
            _ => Refusal.At(text[at..], at + 1,
                "does not belong into an EDTF date, which is made of digits, hyphens, X, one slash, .. and ? ~ %: "
                + "write for example 2026-06-07, 2026-06 or 2027."),
        };
    }
}
