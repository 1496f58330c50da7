using System.Globalization;
using System.Text;

namespace NegotiationTracker.Domain.Record;

/// <summary>A short readable key from a name, for dossier files and addresses.</summary>
public static class Slug
{
    private const int Longest = 60;

    /// <param name="name">Any script; letters that are not Latin are kept as they are.</param>
    /// <param name="fallback">What to use if nothing of the name is left.</param>
    public static string Of(string name, string fallback)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= Longest)
                break;
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? fallback : text;
    }
}
