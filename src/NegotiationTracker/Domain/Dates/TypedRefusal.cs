namespace NegotiationTracker.Domain.Dates;

/// <summary>Finds what to say about English that was no date.</summary>
internal static class TypedRefusal
{
    private const string Examples = "write for example 7 June 2026, June 2026, Q2 2027, 2027 or before June 2026";

    public static string For(string typed, ReadOnlySpan<TypedWord> words)
    {
        foreach (var word in words)
        {
            var sentence = word.Text switch
            {
                "early" or "mid" or "middle" or "late" or "end" or "start" or "beginning" =>
                    "is too vague to keep: name the quarter or the months, for example Q1 2027 or June to July 2027, "
                    + "or write about 2027.",
                "today" or "tomorrow" or "yesterday" or "now" or "next" or "last" or "this" or "week" or "soon" =>
                    "depends on the day it is read: write the date itself, for example 7 June 2026.",
                _ when IsNumeric(word.Text) =>
                    "leaves open which number is the day and which the month: write the month as a word, "
                    + "7 June 2026, or 2026-06-07.",
                _ when !IsKnown(word.Text) => $"is no word for a date that is known here: {Examples}.",
                _ => null,
            };
            if (sentence is not null)
                return Refusal.At(typed.Substring(word.Position - 1, word.Text.Length), word.Position, sentence);
        }

        return Refusal.At(typed, 1,
            $"is no whole date: a date needs a year of four digits from 0001 to 9999; {Examples}.");
    }

    /// <summary>7/6/2026, 7.6.2026, 06/2026 and the like.</summary>
    public static bool IsNumeric(string word)
    {
        var parts = word.Split('/', '.');
        return parts.Length is 2 or 3
            && parts.All(part => part.Length is >= 1 and <= 4 && part.All(char.IsAsciiDigit))
            && parts[0].Length < 4;
    }

    private static bool IsKnown(string word) =>
        char.IsAsciiDigit(word[0])
        || word is "before" or "by" or "until" or "till" or "since" or "from" or "after" or "between" or "and" or "to"
            or "up" or "no" or "not" or "later" or "earlier" or "than" or "prior" or "or" or "on" or "in" or "during"
            or "onward" or "onwards" or "–" or "some" or "unknown" or "day" or "month" or "year" or "half" or "quarter"
            or "about" or "around" or "circa" or "c" or "ca" or "approx" or "approximately" or "approximate"
            or "roughly" or "maybe" or "perhaps" or "possibly" or "probably" or "uncertain" or "?" or "~" or "%"
            or "q1" or "q2" or "q3" or "q4" or "h1" or "h2"
        || CalendarNames.MonthNumber(word) > 0
        || CalendarNames.SeasonNumber(word) > 0
        || CalendarNames.OrdinalNumber(word) > 0;
}
