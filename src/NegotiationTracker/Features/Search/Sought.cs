using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>
/// What somebody looks for: all of its terms, each in one of several ways of writing it. Words are found by their
/// beginnings, “in quotes” as they stand.
/// </summary>
internal sealed class Sought
{
    private const int MostTerms = 12;

    private readonly List<Way[]> _terms = [];

    private Sought() { }

    /// <summary>Other ways of writing a name that are looked for too.</summary>
    public IReadOnlyList<string> Also { get; private set; } = [];

    /// <exception cref="RuleViolationException">There is no word in it, or too many.</exception>
    public static Sought Parse(string typed, Spellings spellings)
    {
        var sought = new Sought();
        List<string> also = [];
        List<string> loose = [];
        foreach (var (text, isQuoted, isLast) in Parts(typed))
        {
            var words = SearchWords.Of(text);
            if (words.Length == 0)
                continue;
            if (isQuoted || words.Length > 1)
                sought.TakeNames(loose, spellings, also, isLast: false);
            if (isQuoted)
                sought._terms.Add([new Way(words, IsBeginning: false)]);
            else if (words.Length > 1 && spellings.At(words, isLast)?.Words != words.Length)
                sought._terms.Add([Way.Typed(words)]); // AMAZ-2 is one thing
            else
                loose.AddRange(words);
        }

        sought.TakeNames(loose, spellings, also, isLast: true);
        sought.Also = [.. also.Distinct()];
        return sought._terms.Count switch
        {
            0 => throw new RuleViolationException("Write what to look for: a word, the beginning of one, or “several in quotes”.", "text"),
            > MostTerms => throw new RuleViolationException($"{MostTerms} words at most can be looked for at once. Leave some out.", "text"),
            _ => sought,
        };
    }

    /// <summary>The same as an expression of FTS5. Only words of letters and digits reach it, each in quotes.</summary>
    public string Expression() => string.Join(
        " AND ", _terms.Select(ways => $"({string.Join(" OR ", ways.Select(w => w.Expression()))})"));

    /// <summary>Whether a text answers to all terms, as the index would find it.</summary>
    /// <param name="folded">The text as <see cref="FoldedText"/>.</param>
    public bool IsIn(string folded)
    {
        var words = SearchWords.Cut(folded);
        return _terms.TrueForAll(ways => Array.Exists(ways, way => way.IsIn(words)));
    }

    /// <summary>Whether a word is one of those looked for, and so is marked where it is shown.</summary>
    public bool Marks(string word) =>
        SearchWords.Of(word) is [var folded, ..] && _terms.Exists(ways => Array.Exists(ways, way => way.Holds(folded)));

    /// <summary>Names take as many loose words as they have; every other word is a term of its own.</summary>
    private void TakeNames(List<string> loose, Spellings spellings, List<string> also, bool isLast)
    {
        var words = loose.ToArray().AsSpan();
        while (words.Length > 0)
            if (spellings.At(words, isLast) is var (count, alike))
            {
                var typed = Way.Typed([.. words[..count]]);
                _terms.Add([typed, .. alike.Select(s => Way.Typed(s.Words))]);
                also.AddRange(alike.Where(s => !typed.IsIn(s.Words)).Select(s => s.Text));
                words = words[count..];
            }
            else
            {
                _terms.Add([Way.Typed([words[0]])]);
                words = words[1..];
            }

        loose.Clear();
    }

    private static IEnumerable<(string Text, bool IsQuoted, bool IsLast)> Parts(string typed)
    {
        var pieces = typed.Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('«', '"').Replace('»', '"').Split('"');
        for (var i = 0; i < pieces.Length; i++)
        {
            // A quote that is not closed yet is still being typed.
            if (i % 2 == 1 && i < pieces.Length - 1)
            {
                yield return (pieces[i], true, false);
                continue;
            }

            var words = pieces[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var j = 0; j < words.Length; j++)
                yield return (words[j], false, i == pieces.Length - 1 && j == words.Length - 1);
        }
    }

    /// <param name="Words">Next to each other, in this order.</param>
    /// <param name="IsBeginning">The last of them may go on.</param>
    private sealed record Way(string[] Words, bool IsBeginning)
    {
        /// <summary>A word is found by its beginning, but EU is not Europe, and 2 is not 2026.</summary>
        public static Way Typed(string[] words) =>
            new(words, words[^1] is { Length: > 2 } last && !last.All(char.IsDigit));

        public string Expression() => $"\"{string.Join(' ', Words)}\"{(IsBeginning ? "*" : "")}";

        public bool IsIn(string[] words)
        {
            for (var at = 0; at + Words.Length <= words.Length; at++)
                if (words.AsSpan(at, Words.Length - 1).SequenceEqual(Words.AsSpan(0, Words.Length - 1))
                    && IsLast(words[at + Words.Length - 1]))
                    return true;
            return false;
        }

        public bool Holds(string word) => IsLast(word) || Array.IndexOf(Words, word, 0, Words.Length - 1) >= 0;

        private bool IsLast(string word) =>
            IsBeginning ? word.StartsWith(Words[^1], StringComparison.Ordinal) : word == Words[^1];
    }
}
