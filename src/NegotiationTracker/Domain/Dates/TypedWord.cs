namespace NegotiationTracker.Domain.Dates;

/// <summary>One word of what somebody typed, in small letters, and where it starts, from 1.</summary>
internal readonly record struct TypedWord(string Text, int Position)
{
    /// <summary>
    /// Cuts at spaces, commas and brackets; a dash becomes a word of its own; "of", "the" and "an" say nothing and go.
    /// </summary>
    public static TypedWord[] Split(string typed)
    {
        var words = new List<TypedWord>();
        var start = 0;
        for (var i = 0; i <= typed.Length; i++)
        {
            if (i < typed.Length && !IsGap(typed, i) && !IsDash(typed, i))
                continue;

            Add(words, typed[start..i], start + 1);
            if (i < typed.Length && IsDash(typed, i))
                words.Add(new("–", i + 1));

            start = i + 1;
        }

        return [.. words];
    }

    private static void Add(List<TypedWord> words, string raw, int position)
    {
        if (raw is ['~', _, ..])
        {
            words.Add(new("~", position));
            (raw, position) = (raw[1..], position + 1);
        }

        var text = raw.ToLowerInvariant();
        if (text is [.., '?' or '~' or '%'] and { Length: > 1 })
        {
            Add(words, raw[..^1], position);
            words.Add(new(text[^1..], position + text.Length - 1));
            return;
        }

        text = text.TrimEnd('.');
        if (text is not ("" or "of" or "the" or "an" or "a"))
            words.Add(new(text, position));
    }

    private static bool IsGap(string typed, int i) => char.IsWhiteSpace(typed[i]) || typed[i] is ',' or '(' or ')'
        || (typed[i] == '-' && !IsDash(typed, i) && IsBesideName(typed, i));

    /// <summary>"7–9 June", "7-9 June" and "June - July", but neither 2026-06 nor 7-Jun-2026.</summary>
    private static bool IsDash(string typed, int i) => typed[i] switch
    {
        '–' or '—' => true,
        '-' => (IsBlank(typed, i - 1) && IsBlank(typed, i + 1))
            || (IsShortNumber(typed, i, -1) && IsShortNumber(typed, i, +1)),
        _ => false,
    };

    private static bool IsBesideName(string typed, int i) => IsLetter(typed, i - 1) || IsLetter(typed, i + 1);

    private static bool IsLetter(string typed, int i) =>
        i >= 0 && i < typed.Length && char.IsLetter(typed[i]) && typed[i] is not ('x' or 'X');

    private static bool IsBlank(string typed, int i) => i < 0 || i >= typed.Length || char.IsWhiteSpace(typed[i]);

    private static bool IsShortNumber(string typed, int from, int step)
    {
        var digits = 0;
        var i = from + step;
        for (; i >= 0 && i < typed.Length && char.IsAsciiDigit(typed[i]); i += step)
            digits++;

        return digits is 1 or 2 && IsBlank(typed, i);
    }
}
