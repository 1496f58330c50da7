using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// Strict EDTF, one date without a slash: level 0 and 1, and of level 2 quarters (33–36) and halves (40–41).
/// </summary>
internal static class EdtfPointParser
{
    /// <param name="piece">The date alone.</param>
    /// <param name="position">Where it starts in what its author wrote, from 1; refusals count from there.</param>
    /// <param name="point">The date, or null.</param>
    /// <param name="refusal">What was wrong, or empty.</param>
    public static bool TryParse(
        string piece, int position, [NotNullWhen(true)] out EdtfPoint? point, out string refusal)
    {
        char? qualifier = piece is [.., '?' or '~' or '%'] ? piece[^1] : null;
        var date = qualifier is null ? piece : piece[..^1];
        refusal = Misplaced(date, qualifier, position) ?? "";
        point = refusal.Length == 0 ? Read(date, position, out refusal) : null;
        point = point is null ? null : point with { Qualifier = qualifier };
        return point is not null;
    }

    private static string? Misplaced(string date, char? qualifier, int position)
    {
        var mark = date.AsSpan().IndexOfAny('?', '~', '%');
        var dots = date.IndexOf('.', StringComparison.Ordinal);
        return date switch
        {
            "" => qualifier is { } alone
                ? Refusal.At(alone.ToString(), position, "qualifies nothing: write it behind a date, as in “2027?”.")
                : "A date is missing: write one, for example 2026-06-07, 2026-06 or 2027.",
            ['-', ..] => Refusal.At(date, position, "is a year before 0001: years run from 0001 to 9999."),
            _ when mark >= 0 && mark == date.Length - 1 => Refusal.At($"{date[mark]}{qualifier}", position + mark,
                "is one mark too many: write ? for uncertain, ~ for approximate, % for both."),
            _ when mark >= 0 => Refusal.At(date[mark].ToString(), position + mark,
                "qualifies a part of the date, which is not kept: put ?, ~ or % once, at the very end."),
            _ when dots >= 0 => Refusal.At(date[dots..], position + dots,
                "is out of place: an open end is .. alone on one side of a slash, as in 2026-06/.., "
                + "and parts of a date are joined by hyphens."),
            _ => null,
        };
    }

    private static EdtfPoint? Read(string date, int position, out string refusal)
    {
        var parts = date.Split('-');
        refusal = Year(parts[0], parts.Length, position) ?? "";
        if (refusal.Length > 0)
            return null;

        if (parts.Length == 1)
            return WholeYear(parts[0]);

        var year = Number(parts[0]);
        var monthAt = position + 5;
        refusal = (parts.Length > 3 ? Refusal.At(date, position, "has too many parts: write year-month-day.") : null)
            ?? TwoDigits(parts[1], monthAt, "month")
            ?? (parts.Length == 3 ? TwoDigits(parts[2], monthAt + 3, "day") : null)
            ?? "";
        if (refusal.Length > 0)
            return null;

        return parts.Length == 2
            ? Month(year, parts[1], monthAt, out refusal)
            : Day(year, parts[1], parts[2], monthAt, out refusal);
    }

    private static string? Year(string year, int parts, int position) => year switch
    {
        "0000" => Refusal.At(year, position, "is a year before 0001: years run from 0001 to 9999."),
        [_, _, _, _] when IsNumber(year) => null,
        [_, _, _, 'X'] when year.TrimEnd('X') is { Length: >= 2 } known && IsNumber(known) => parts == 1
            ? null
            : Refusal.At(year, position, "leaves the year open, so month and day cannot follow: write only the year."),
        [_, _, _, _, _, _, _, _] when IsNumber(year) && parts == 1 => Refusal.At(year, position,
            $"lacks its hyphens: write {year[..4]}-{year[4..6]}-{year[6..]}."),
        _ when IsNumber(year) => Refusal.At(year, position,
            "is not a year of four digits: years run from 0001 to 9999, and the year comes first, as in 2026-06-07."),
        _ => Refusal.At(year, position,
            "is not a year: write four digits, of which the last or the last two may be X (2027, 202X, 20XX)."),
    };

    private static EdtfPoint WholeYear(string year) => year switch
    {
        [_, _, 'X', 'X'] => new(EdtfForm.SomeYearOfCentury, Number(year[..2]) * 100),
        [.., 'X'] => new(EdtfForm.SomeYearOfDecade, Number(year[..3]) * 10),
        _ => new(EdtfForm.Year, Number(year)),
    };

    private static string? TwoDigits(string part, int position, string name) => part switch
    {
        "" => $"The {name} is missing at position {position}: write two digits, or leave out the hyphen before it.",
        "XX" => null,
        [_, _] when IsNumber(part) => null,
        [_] when IsNumber(part) => Refusal.At(part, position, $"is a {name} of one digit: write 0{part}."),
        [.., 'X'] or ['X', ..] => Refusal.At(part, position,
            $"leaves half of the {name} open: write XX for both digits."),
        _ => Refusal.At(part, position, $"is not a {name}: write two digits."),
    };

    private static EdtfPoint? Month(int year, string month, int position, out string refusal)
    {
        EdtfPoint? point = month == "XX" ? new(EdtfForm.SomeMonthOfYear, year) : Number(month) switch
        {
            >= 1 and <= 12 and var number => new(EdtfForm.Month, year, number),
            >= 21 and <= 24 and var number => new(EdtfForm.Season, year, number - 20),
            >= 33 and <= 36 and var number => new(EdtfForm.Quarter, year, number - 32),
            >= 40 and <= 41 and var number => new(EdtfForm.HalfYear, year, number - 39),
            _ => null,
        };
        refusal = point switch
        {
            null => Refusal.At(month, position,
                "is not a month: write 01 to 12, 21 to 24 for seasons, 33 to 36 for quarters, 40 or 41 for halves."),
            { EndsInTime: false } => Refusal.At(month, position,
                "is the winter of 9999, which would end in the year 10000: years run from 0001 to 9999."),
            _ => "",
        };
        return refusal.Length == 0 ? point : null;
    }

    private static EdtfPoint? Day(int year, string month, string day, int monthAt, out string refusal)
    {
        if (month == "XX")
        {
            refusal = day == "XX" ? "" : Refusal.At(day, monthAt + 3,
                "is a day of an unknown month, which is not kept: write XX for the day too.");
            return day == "XX" ? new(EdtfForm.SomeDayOfYear, year) : null;
        }

        if (Month(year, month, monthAt, out refusal) is not { } whole)
            return null;

        if (whole.Form != EdtfForm.Month)
        {
            refusal = Refusal.At(day, monthAt + 3,
                "is a day of a season, quarter or half: leave it out, or name a month.");
            return null;
        }

        if (day == "XX")
            return whole with { Form = EdtfForm.SomeDayOfMonth };

        refusal = WrongDay(year, whole.Number, Number(day), day, monthAt + 3) ?? "";
        return refusal.Length == 0 ? whole with { Form = EdtfForm.Day, Day = Number(day) } : null;
    }

    /// <summary>Why the month has no such day; null when it has.</summary>
    public static string? WrongDay(int year, int month, int day, string written, int position)
    {
        var days = DateTime.DaysInMonth(year, month);
        return day >= 1 && day <= days ? null : Refusal.At(written, position,
            $"is not a day of {CalendarNames.Month(month)} {year:D4}, which has {days}: write 01 to {days}.");
    }

    private static bool IsNumber(string digits) => digits.Length > 0 && digits.All(char.IsAsciiDigit);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
