namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// Says an expression in English so that reading the words gives the same expression back. An open side is told by the
/// date people would name: "before June 2026", but "by 1 Dec 2025", since a deadline names its own last day.
/// </summary>
internal static class DateWords
{
    public static string Say(Edtf expression) => expression switch
    {
        EdtfPoint point => Say(point),
        EdtfInterval { Start.Point: { } start, End.Point: { } end } => $"{Say(start)} to {Say(end)}",
        EdtfInterval { Start.Point: { } start } interval => interval.End == EdtfEnd.Open
            ? Onwards(start)
            : $"from {InSentence(start)} to an unknown end",
        EdtfInterval { End.Point: { } end } interval => interval.Start == EdtfEnd.Open
            ? Until(end)
            : $"from an unknown start to {InSentence(end)}",
        _ => expression.Text,
    };

    /// <summary>The days in full, for the echo under a form's field.</summary>
    public static string Span(Edtf expression)
    {
        var (from, to) = (expression.Earliest, expression.Latest);
        return expression switch
        {
            EdtfInterval { Start.Point: null } interval =>
                $"{(interval.Start == EdtfEnd.Open ? "no earliest day" : "earliest day unknown")}, until {Long(to)}",
            EdtfInterval { End.Point: null } interval =>
                $"from {Long(from)}, {(interval.End == EdtfEnd.Open ? "no latest day" : "latest day unknown")}",
            _ when from == to => Long(to),
            _ when (from.Year, from.Month) == (to.Year, to.Month) => $"{from.Day} to {Long(to)}",
            _ when from.Year == to.Year => $"{from.Day} {CalendarNames.Month(from.Month)} to {Long(to)}",
            _ => $"{Long(from)} to {Long(to)}",
        };
    }

    public static string Long(DateOnly day) => $"{day.Day} {CalendarNames.Month(day.Month)} {day.Year:D4}";

    public static string Say(DatePrecision precision) =>
        precision == DatePrecision.HalfYear ? "half-year" : precision.ToString().ToLowerInvariant();

    /// <summary>", approximate", ", end uncertain" and the like; empty for a plain date.</summary>
    public static string Qualifiers(Edtf expression) => expression switch
    {
        EdtfPoint point => Qualifier("", point),
        EdtfInterval interval => Qualifier("start ", interval.Start.Point) + Qualifier("end ", interval.End.Point),
        _ => "",
    };

    private static string Qualifier(string whose, EdtfPoint? point) => point?.Qualifier switch
    {
        '?' => $", {whose}uncertain",
        '~' => $", {whose}approximate",
        '%' => $", {whose}uncertain and approximate",
        _ => "",
    };

    private static string Onwards(EdtfPoint start) =>
        start is { Form: EdtfForm.Day, Qualifier: null } && start.Neighbour(-1) is { } before
            ? $"after {Plain(before)}"
            : $"from {InSentence(start)}";

    private static string Until(EdtfPoint end) =>
        end is { Form: not EdtfForm.Day, Qualifier: null } && end.Neighbour(+1) is { } next
            ? $"before {InSentence(next)}"
            : $"by {InSentence(end)}";

    private static string Say(EdtfPoint point) => point.Qualifier is null ? Plain(point) : InSentence(point);

    private static string InSentence(EdtfPoint point)
    {
        var article = point.Form is EdtfForm.HalfYear || IsNamedDecade(point) ? "the " : "";
        return point.Qualifier switch
        {
            '~' => $"about {article}{Plain(point)}",
            '%' => $"about {article}{Plain(point)} (uncertain)",
            '?' => $"{article}{Plain(point)} (uncertain)",
            _ => article + Plain(point),
        };
    }

    private static string Plain(EdtfPoint point) => point.Form switch
    {
        EdtfForm.Day => $"{point.Day} {CalendarNames.ShortMonth(point.Number)} {point.Year:D4}",
        EdtfForm.Month => $"{CalendarNames.Month(point.Number)} {point.Year:D4}",
        EdtfForm.Season when point.Number == 4 => $"winter {point.Year:D4}/{(point.Year + 1) % 100:D2}",
        EdtfForm.Season => $"{CalendarNames.Season(point.Number)} {point.Year:D4}",
        EdtfForm.Quarter => $"Q{point.Number} {point.Year:D4}",
        EdtfForm.HalfYear => $"{CalendarNames.Ordinal(point.Number)} half of {point.Year:D4}",
        EdtfForm.Year => $"{point.Year:D4}",
        EdtfForm.SomeDayOfMonth => $"an unknown day of {CalendarNames.Month(point.Number)} {point.Year:D4}",
        EdtfForm.SomeMonthOfYear => $"some month of {point.Year:D4}",
        EdtfForm.SomeDayOfYear => $"an unknown day of {point.Year:D4}",
        _ when IsNamedDecade(point) => $"{point.Year:D4}s",
        _ => $"some year from {point.Earliest.Year:D4} to {point.Latest.Year:D4}",
    };

    /// <summary>
    /// "2000s" is ten years to some and a hundred to others, so only the other decades go by that name.
    /// </summary>
    private static bool IsNamedDecade(EdtfPoint point) =>
        point.Form == EdtfForm.SomeYearOfDecade && point.Year % 100 != 0;
}
