using System.Globalization;
using System.Text;

namespace NegotiationTracker.Domain.Record;

/// <summary>Text as it is compared when people look for something: compatible forms, case and marks make no difference.</summary>
public static class FoldedText
{
    public static string Of(params string?[] parts)
    {
        var folded = new StringBuilder();
        foreach (var rune in Whole(string.Join(' ', parts)).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(Rune.ToLowerInvariant(rune) switch
            {
                { Value: 'ə' } => "e",
                { Value: 'ı' } => "i",
                var lower => lower.ToString(),
            });
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Half a character, as a cut leaves it, stands for none: it cannot be normalised.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate)
        ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()))
        : text;
}
