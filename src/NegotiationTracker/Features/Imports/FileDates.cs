using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Dates as files write them: as people type them, and as programs do, with a time of day that says nothing here. Which of
/// two numbers is the day is never guessed row by row.
/// </summary>
internal static class FileDates
{
    private static readonly string[] Written =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "d.M.yyyy", "d/MMM/yy", "d/MMM/yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy",
        "MMM d, yyyy",
    ];

    public static bool TryRead(string text, DayOrder? order, [NotNullWhen(true)] out ImpreciseDate? date, out string refusal)
    {
        (date, refusal) = (null, "");
        var day = text.Length <= ImpreciseDate.LongestTyped ? WithoutTime(text) : text;
        if (DateOnly.TryParseExact(day, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            date = ImpreciseDate.On(exact);
            return true;
        }

        if (Numbers(day) is var (first, second, year))
        {
            var (d, m) = order == DayOrder.MonthFirst ? (second, first) : (first, second);
            if (order is null && first != second && first <= 12 && second <= 12)
                refusal = $"In “{day}” either number can be the day. {Say(DayOrder.DayFirst)}, or {Say(DayOrder.MonthFirst, isBegin: false)}.";
            else if (IsDay(year, m, d))
                date = ImpreciseDate.On(new DateOnly(year, m, d));
            else
                refusal = $"“{day}” is no day of the calendar, read with the {(order == DayOrder.MonthFirst ? "month" : "day")} first. "
                    + (IsDay(year, d, m) ? $"{Say(order == DayOrder.MonthFirst ? DayOrder.DayFirst : DayOrder.MonthFirst)}; or write it as 2026-06-07." : "Write it anew, as 7 June 2026 or 2026-06-07.");
            return date is not null;
        }

        return ImpreciseDate.TryRead(day, out date, out refusal);
    }

    /// <summary>Which number is the day, if any date of the file can only be read one way.</summary>
    public static DayOrder? OrderIn(FileTable table)
    {
        foreach (var row in table.Rows)
            foreach (var cell in row.Cells)
                if (cell.Length is >= 8 and <= 24 && Numbers(WithoutTime(cell)) is var (first, second, year))
                    if (first > 12 && IsDay(year, second, first))
                        return DayOrder.DayFirst;
                    else if (second > 12 && IsDay(year, first, second))
                        return DayOrder.MonthFirst;
        return null;
    }

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>Where people say it: on the page, and in a mapping file.</summary>
    private static string Say(DayOrder order, bool isBegin = true) => order == DayOrder.DayFirst
        ? $"{(isBegin ? "If" : "if")} the day stands first in this file, choose “7 June” under “7/6/2026 is” (in a mapping file, \"days\": \"dayFirst\")"
        : $"{(isBegin ? "If" : "if")} the month stands first, choose “July 6” (in a mapping file, \"days\": \"monthFirst\")";

    /// <summary>Without “10:23 AM”, “T10:23:00Z” and the like.</summary>
    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return text.Trim();
        var hour = colon;
        while (hour > 0 && char.IsAsciiDigit(text[hour - 1]))
            hour--;
        return hour == colon ? text.Trim() : text[..hour].TrimEnd(' ', 'T', ',').Trim();
    }

    private static (int First, int Second, int Year)? Numbers(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 3)
            parts = text.Split('-');
        return parts is [{ Length: 1 or 2 } first, { Length: 1 or 2 } second, { Length: 4 } year]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            ? (a, b, y)
            : null;
    }
}
