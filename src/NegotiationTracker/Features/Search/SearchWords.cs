using System.Text;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>Texts as words, cut where the index cuts them: at everything that is neither letter nor digit.</summary>
internal static class SearchWords
{
    public static string[] Of(string? text) => Cut(FoldedText.Of(text));

    /// <param name="folded">A text that was folded already.</param>
    public static string[] Cut(string folded)
    {
        List<string> words = [];
        foreach (var (start, length) in Places(folded))
            words.Add(folded.Substring(start, length));
        return [.. words];
    }

    /// <summary>Where the words of a text begin, and how long they are.</summary>
    public static IEnumerable<(int Start, int Length)> Places(string text)
    {
        var start = -1;
        for (var i = 0; i < text.Length;)
        {
            var isPart = IsPart(text, i, out var width);
            if (isPart && start < 0)
                start = i;
            if (!isPart && start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }

            i += width;
        }

        if (start >= 0)
            yield return (start, text.Length - start);
    }

    private static bool IsPart(string text, int at, out int width)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            width = 1;
            return false;
        }

        width = rune.Utf16SequenceLength;
        // As the index's tokenizer has it (letters, numbers, private use), and the marks that folding strips.
        return Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.PrivateUse;
    }
}
