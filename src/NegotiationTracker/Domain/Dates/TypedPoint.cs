using System.Globalization;

namespace NegotiationTracker.Domain.Dates;

/// <summary>Reads one date in English, with its qualifiers before ("about") or behind ("?", "(uncertain)").</summary>
internal static class TypedPoint
{
    /// <summary>
    /// Null if these words are no date; <paramref name="because"/> says why if they were meant as one.
    /// </summary>
    public static EdtfPoint? Read(ReadOnlySpan<TypedWord> words, ref string? because)
    {
        var (approximate, uncertain) = (false, false);
        while (words.Length > 1 && Qualifies(words[0], ref approximate, ref uncertain))
            words = words[1..];

        while (words.Length > 1 && Qualifies(words[^1], ref approximate, ref uncertain))
            words = words[..^1];

        if (words is [("in" or "on" or "during", _), .. var bare])
            words = bare;

        var point = Plain(words, ref because);
        return (point, approximate, uncertain) switch
        {
            (null, _, _) or (_, false, false) => point,
            (_, true, false) => point with { Qualifier = '~' },
            (_, false, true) => point with { Qualifier = '?' },
            (_, true, true) => point with { Qualifier = '%' },
        };
    }

    private static bool Qualifies(TypedWord word, ref bool approximate, ref bool uncertain)
    {
        switch (word.Text)
        {
            case "about" or "around" or "circa" or "c" or "ca" or "approx" or "approximately" or "roughly"
                or "approximate" or "~":
                approximate = true;
                return true;
            case "maybe" or "perhaps" or "possibly" or "probably" or "uncertain" or "?":
                uncertain = true;
                return true;
            case "%":
                approximate = uncertain = true;
                return true;
            default:
                return false;
        }
    }

    private static EdtfPoint? Plain(ReadOnlySpan<TypedWord> words, ref string? because) => words switch
    {
        [var one] => One(one, ref because),
        [var part, var year] when Year(year) > 0 => PartOfYear(part.Text, Year(year)),
        [var year, var part] when Year(year) > 0 => PartOfYear(part.Text, Year(year)),
        [("winter", _), var years] when FirstOfTwoYears(years) > 0 =>
            new(EdtfForm.Season, FirstOfTwoYears(years), 4),
        [var nth, ("half", _), var year] when Nth(nth, 2) > 0 && Year(year) > 0 =>
            new(EdtfForm.HalfYear, Year(year), Nth(nth, 2)),
        [var nth, ("quarter", _), var year] when Nth(nth, 4) > 0 && Year(year) > 0 =>
            new(EdtfForm.Quarter, Year(year), Nth(nth, 4)),
        [("some" or "unknown", _), ("month", _), var year] when Year(year) > 0 =>
            new(EdtfForm.SomeMonthOfYear, Year(year)),
        [("some" or "unknown", _), ("day", _), var year] when Year(year) > 0 =>
            new(EdtfForm.SomeDayOfYear, Year(year)),
        [("some" or "unknown", _), ("day", _), var month, var year] when Month(month) > 0 && Year(year) > 0 =>
            new(EdtfForm.SomeDayOfMonth, Year(year), Month(month)),
        [("some", _), ("year", _), ("from", _), var first, ("to", _), var last] => SomeYear(first, last),
        [var day, var month, var year] when Month(month) > 0 => Day(day, month, year, ref because),
        [var month, var day, var year] when Month(month) > 0 => Day(day, month, year, ref because),
        _ => null,
    };

    private static EdtfPoint? One(TypedWord word, ref string? because)
    {
        if (word.Text is [_, _, _, '0', 's'] && Number(word.Text[..^1]) is > 0 and var first)
        {
            because ??= first % 100 > 0 ? null : Refusal.At(word.Text, word.Position,
                $"may mean ten years or a hundred: write {word.Text[..3]}X or {word.Text[..2]}XX.");
            return first % 100 > 0 ? new(EdtfForm.SomeYearOfDecade, first) : null;
        }

        var read = EdtfPointParser.TryParse(
            word.Text.ToUpperInvariant(), word.Position, out var point, out var refusal);
        because ??= read || !char.IsAsciiDigit(word.Text[0]) || TypedRefusal.IsNumeric(word.Text) ? null : refusal;
        return point;
    }

    private static EdtfPoint? PartOfYear(string part, int year) => part switch
    {
        ['q', >= '1' and <= '4' and var quarter] => new(EdtfForm.Quarter, year, quarter - '0'),
        ['h', '1' or '2'] => new(EdtfForm.HalfYear, year, part[1] - '0'),
        _ when CalendarNames.MonthNumber(part) is > 0 and var month => new(EdtfForm.Month, year, month),
        _ when CalendarNames.SeasonNumber(part) is > 0 and var season
            && new EdtfPoint(EdtfForm.Season, year, season) is { EndsInTime: true } point => point,
        _ => null,
    };

    private static EdtfPoint? Day(TypedWord day, TypedWord month, TypedWord year, ref string? because)
    {
        var digits = day.Text is [.., 's', 't'] or [.., 'n', 'd'] or [.., 'r', 'd'] or [.., 't', 'h']
            ? day.Text[..^2]
            : day.Text;
        if (digits.Length is 0 or > 2 || Number(digits) < 0 || Year(year) == 0)
            return null;

        var wrong = EdtfPointParser.WrongDay(Year(year), Month(month), Number(digits), day.Text, day.Position);
        because ??= wrong;
        return wrong is null ? new(EdtfForm.Day, Year(year), Month(month), Number(digits)) : null;
    }

    private static EdtfPoint? SomeYear(TypedWord first, TypedWord last)
    {
        var (from, to) = (Year(first), Year(last));
        EdtfPoint decade = new(EdtfForm.SomeYearOfDecade, from / 10 * 10);
        EdtfPoint century = new(EdtfForm.SomeYearOfCentury, from / 100 * 100);
        return from == 0 || to == 0 ? null
            : (decade.Earliest.Year, decade.Latest.Year) == (from, to) ? decade
            : (century.Earliest.Year, century.Latest.Year) == (from, to) ? century
            : null;
    }

    private static int Month(TypedWord word) => CalendarNames.MonthNumber(word.Text);

    private static int Nth(TypedWord word, int most) =>
        CalendarNames.OrdinalNumber(word.Text) is var number && number <= most ? number : 0;

    /// <summary>A year of four digits; 0 if it is none.</summary>
    private static int Year(TypedWord word) => word.Text.Length == 4 ? Math.Max(Number(word.Text), 0) : 0;

    /// <summary>The 2026 of 2026/27, as winters are named; 0 if it is no such pair.</summary>
    private static int FirstOfTwoYears(TypedWord word) =>
        word.Text is [_, _, _, _, '/' or '-', _, _]
            && Number(word.Text[..4]) is > 0 and < 9999 and var year
            && Number(word.Text[5..]) == (year + 1) % 100
            ? year
            : 0;

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
