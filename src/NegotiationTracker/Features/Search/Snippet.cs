namespace NegotiationTracker.Features.Search;

/// <summary>The part of a text around what was looked for, in pieces, of which some are it.</summary>
public sealed record SnippetPiece(string Text, bool IsMatch);

internal static class Snippet
{
    private const int Width = 180;
    private const int Before = 60;
    private const int LongestWord = 30;

    /// <returns>The beginning of the text, if nothing of it was looked for.</returns>
    public static IReadOnlyList<SnippetPiece> Of(string text, Sought sought)
    {
        var matches = Matches(text, sought);
        var start = matches.Length == 0 ? 0 : AtWord(text, Math.Max(0, matches[0].Start - Before));
        var end = text.Length - start <= Width ? text.Length : AtWord(text, start + Width);
        var pieces = Pieces(text, start, end, matches);
        if (start > 0)
            pieces.Insert(0, new("… ", false));
        if (end < text.Length)
            pieces.Add(new(" …", false));
        return pieces;
    }

    /// <summary>The text from its beginning to its end.</summary>
    public static IReadOnlyList<SnippetPiece> Whole(string text, Sought sought) => Pieces(text, 0, text.Length, Matches(text, sought));

    private static (int Start, int Length)[] Matches(string text, Sought sought) =>
        [.. SearchWords.Places(text).Where(p => sought.Marks(text.Substring(p.Start, p.Length)))];

    private static List<SnippetPiece> Pieces(string text, int start, int end, (int Start, int Length)[] matches)
    {
        List<SnippetPiece> pieces = [];
        var at = start;
        foreach (var match in matches.Where(m => m.Start >= start && m.Start + m.Length <= end))
        {
            if (match.Start > at)
                pieces.Add(new(text[at..match.Start], false));
            pieces.Add(new(text.Substring(match.Start, match.Length), true));
            at = match.Start + match.Length;
        }

        if (end > at)
            pieces.Add(new(text[at..end], false));
        return pieces;
    }

    /// <summary>The nearest place before which a word does not go on; within a long word, one that splits no character.</summary>
    private static int AtWord(string text, int place)
    {
        for (var at = place; place - at < LongestWord; at--)
            if (at == 0 || char.IsWhiteSpace(text[at - 1]))
                return at;
        return place < text.Length && char.IsLowSurrogate(text[place]) ? place + 1 : place;
    }
}
