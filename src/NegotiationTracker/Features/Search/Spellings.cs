using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>
/// The ways in which each actor and place is written, as known from a viewpoint. Whoever types one of them means them all:
/// Karabakh, Qarabağ, Ղարաբաղ, Карабах.
/// </summary>
internal sealed class Spellings(IReadOnlyDictionary<Guid, IReadOnlyList<Spelling>> groups)
{
    /// <summary>Languages of the region put endings on names: so many letters more are still the same name.</summary>
    private const int LongestEnding = 3;

    private const int ShortestStem = 5;
    private const int ShortestBeginning = 4;

    private static readonly EntryKind[] Naming = [EntryKind.ActorNamed, EntryKind.PlaceAdded, EntryKind.Spelling];

    public static Spellings None { get; } = new(new Dictionary<Guid, IReadOnlyList<Spelling>>());

    public static async Task<Spellings> Load(
        TrackerDbContext db, Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var entries = await db.Standing(at)
            .Where(e => e.NegotiationId == negotiation.Id && Naming.Contains(e.Kind)).ToListAsync(stop);
        var holding = new Stack(entries, at).Holding().OrderBy(e => e.Root).ToLookup(
            e => e.SubjectId,
            e => e.Statement switch
            {
                ActorNamedStatement s => s.Name,
                PlaceAddedStatement s => s.Name,
                SpellingStatement s => s.Text,
                _ => "",
            });
        return new Spellings(holding.ToDictionary(names => names.Key, Group));
    }

    /// <summary>All the ways in which an actor or a place is written.</summary>
    public string Of(Guid subject) => string.Join(" · ", groups.GetValueOrDefault(subject, []).Select(s => s.Text));

    /// <summary>The longest name that begins at a place among the words typed.</summary>
    /// <param name="isLast">The words end there, and the last of them may not be finished.</param>
    /// <returns>How many words it takes, and every way in which it is written; nothing if no name begins there.</returns>
    public (int Words, IReadOnlyList<Spelling> Alike)? At(ReadOnlySpan<string> words, bool isLast)
    {
        var longest = 0;
        List<Spelling> alike = [];
        foreach (var group in groups.Values)
            foreach (var spelling in group)
            {
                var count = spelling.Words.Length;
                if (count < longest || count > words.Length
                    || !IsSame(spelling.Words, words[..count], isLast && count == words.Length))
                    continue;
                if (count > longest)
                    alike.Clear();
                longest = count;
                alike.AddRange(group);
            }

        return longest == 0 ? null : (longest, [.. alike.DistinctBy(s => string.Join(' ', s.Words))]);
    }

    private static bool IsSame(string[] spelling, ReadOnlySpan<string> typed, bool isLast)
    {
        for (var i = 0; i < spelling.Length - 1; i++)
            if (spelling[i] != typed[i])
                return false;
        var (name, word) = (spelling[^1], typed[^1]);
        return name == word
            || (name.Length >= ShortestStem && word.Length - name.Length is > 0 and <= LongestEnding
                && word.StartsWith(name, StringComparison.Ordinal))
            || (isLast && word.Length >= ShortestBeginning && name.StartsWith(word, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Spelling> Group(IEnumerable<string> names) =>
        [.. names.Select(n => new Spelling(n, SearchWords.Of(n))).Where(s => s.Words.Length > 0)
            .DistinctBy(s => string.Join(' ', s.Words))];
}

/// <param name="Text">As it is written.</param>
/// <param name="Words">As it is looked for.</param>
internal sealed record Spelling(string Text, string[] Words);
