using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Milestones;

/// <summary>The dates at which a milestone was expected before; they stay visible.</summary>
public static class Slips
{
    /// <summary>Every date that was announced before the one that holds, without repeats in a row; a nothing is “unknown”.</summary>
    public static IReadOnlyList<ImpreciseDate?> Of(Stack dates)
    {
        List<ImpreciseDate?> all = [];
        foreach (var entry in dates.InOrder("date"))
        {
            var date = entry.Ends ? null : ((ExpectedDateStatement)entry.Statement!).Date;
            if (all.Count == 0 || !Equals(all[^1], date))
                all.Add(date);
        }

        return all.Count == 0 ? [] : all[..^1];
    }

    /// <summary>As in “was March 2026, then June 2026, now unknown”; nothing if it never slipped.</summary>
    public static string? ToWords(IReadOnlyList<ImpreciseDate?> slips, ImpreciseDate? now) => slips.Count == 0
        ? null
        : $"was {string.Join(", then ", slips.Select(Word))}, now {Word(now)}";

    private static string Word(ImpreciseDate? date) => date?.ToWords() ?? "unknown";
}
