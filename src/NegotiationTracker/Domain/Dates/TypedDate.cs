namespace NegotiationTracker.Domain.Dates;

/// <summary>Reads what people type in English: a date, an interval between two, or one with an open side.</summary>
internal static class TypedDate
{
    private enum Side
    {
        Before,
        Until,
        From,
        After,
    }

    private static readonly (string[] Words, Side Side)[] Openings =
    [
        (["on", "or", "before"], Side.Until), (["on", "or", "after"], Side.From),
        (["no", "later", "than"], Side.Until), (["not", "later", "than"], Side.Until),
        (["no", "earlier", "than"], Side.From), (["not", "earlier", "than"], Side.From),
        (["earlier", "than"], Side.Before), (["later", "than"], Side.After), (["prior", "to"], Side.Before),
        (["not", "before"], Side.From), (["not", "after"], Side.Until), (["up", "to"], Side.Until),
        (["before"], Side.Before), (["by"], Side.Until), (["until"], Side.Until), (["till"], Side.Until),
        (["since"], Side.From), (["from"], Side.From), (["after"], Side.After),
    ];

    public static Edtf? Read(string typed, out string refusal)
    {
        var words = TypedWord.Split(typed);
        string? because = null;
        var read = Read(words, ref because);
        refusal = read is null ? because ?? TypedRefusal.For(typed, words) : "";
        return read;
    }

    private static Edtf? Read(ReadOnlySpan<TypedWord> words, ref string? because)
    {
        if (words is [("between", _), .. var both])
            return Between(both, ref because, "and");

        foreach (var opening in Openings)
        {
            if (StartsWith(words, opening.Words))
            {
                var rest = words[opening.Words.Length..];
                return (opening.Side == Side.From ? Between(rest, ref because, "to", "until", "till", "–") : null)
                    ?? OneSided(opening.Side, rest, ref because);
            }
        }

        return (Edtf?)TypedPoint.Read(words, ref because) ?? Between(words, ref because, "to", "until", "till", "–");
    }

    /// <summary>
    /// A separator may also stand inside of a date ("some year from 2000 to 2099"), so every place is tried.
    /// </summary>
    private static EdtfInterval? Between(
        ReadOnlySpan<TypedWord> words, ref string? because, params ReadOnlySpan<string> separators)
    {
        for (var i = 1; i < words.Length - 1; i++)
        {
            if (separators.Contains(words[i].Text)
                && End(words[(i + 1)..], "end", ref because) is { } end
                && Start(words[..i], words[(i + 1)..], ref because) is { } start)
            {
                var interval = new EdtfInterval(start, end);
                because = interval.Objection();
                return because is null ? interval : null;
            }
        }

        return null;
    }

    private static EdtfEnd? End(ReadOnlySpan<TypedWord> words, string side, ref string? because) =>
        words is [("unknown" or "?", _)] || (words is [("unknown", _), var named] && named.Text == side)
            ? EdtfEnd.Unknown
            : TypedPoint.Read(words, ref because) is { } point ? EdtfEnd.At(point)
            : null;

    /// <summary>The start may leave to the end what both share: "7 to 9 June 2026", "Q1 to Q3 2027".</summary>
    private static EdtfEnd? Start(ReadOnlySpan<TypedWord> words, ReadOnlySpan<TypedWord> end, ref string? because)
    {
        string? early = null;
        var start = End(words, "start", ref early);
        for (var shared = 1; start is null && shared <= Math.Min(2, end.Length); shared++)
        {
            TypedWord[] completed = [.. words, .. end[^shared..]];
            start = End(completed, "start", ref early);
        }

        because = start is null ? because ?? early : because;
        return start;
    }

    private static EdtfInterval? OneSided(Side side, ReadOnlySpan<TypedWord> words, ref string? because)
    {
        if (words is [.. var upTo, ("on" or "onward" or "onwards", _)])
            words = upTo;

        if (words is [("end" or "start" or "beginning", _) and var edge, .. var whole])
        {
            Side? meant = (side, edge.Text == "end") switch
            {
                (Side.Before or Side.Until, true) => Side.Until,
                (Side.Before or Side.Until, false) => Side.Before,
                (Side.After, true) or (Side.From, false) => side,
                _ => null,
            };
            words = meant is null ? words : whole;
            side = meant ?? side;
        }

        if (TypedPoint.Read(words, ref because) is not { } point)
            return null;

        var bound = side switch
        {
            Side.Before => point.Neighbour(-1),
            Side.After => point.Neighbour(+1),
            _ => point,
        };
        if (bound is null)
        {
            because ??= Refusal.At(string.Join(' ', words.ToArray().Select(word => word.Text)), words[0].Position,
                "has no exact date before or after it that could be kept: name the year, month or day itself, "
                + "for example before 2027.");
            return null;
        }

        return side is Side.Before or Side.Until
            ? new EdtfInterval(EdtfEnd.Open, EdtfEnd.At(bound))
            : new EdtfInterval(EdtfEnd.At(bound), EdtfEnd.Open);
    }

    private static bool StartsWith(ReadOnlySpan<TypedWord> words, string[] opening)
    {
        if (words.Length < opening.Length)
            return false;

        for (var i = 0; i < opening.Length; i++)
        {
            if (words[i].Text != opening[i])
                return false;
        }

        return true;
    }
}
