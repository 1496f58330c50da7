namespace NegotiationTracker.Domain.Dates;

/// <summary>One date without a slash.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Year">Its year, or the first of its decade or century.</param>
/// <param name="Number">Which month, season, quarter or half of that year, from 1; 0 for none.</param>
/// <param name="Day">The day of the month; 0 for none.</param>
/// <param name="Qualifier"><c>?</c> uncertain, <c>~</c> approximate, <c>%</c> both; none widens the date.</param>
internal sealed record EdtfPoint(EdtfForm Form, int Year, int Number = 0, int Day = 0, char? Qualifier = null) : Edtf
{
    public override string Text => Form switch
    {
        EdtfForm.Day => $"{Year:D4}-{Number:D2}-{Day:D2}{Qualifier}",
        EdtfForm.Month => $"{Year:D4}-{Number:D2}{Qualifier}",
        EdtfForm.Season => $"{Year:D4}-{20 + Number}{Qualifier}",
        EdtfForm.Quarter => $"{Year:D4}-{32 + Number}{Qualifier}",
        EdtfForm.HalfYear => $"{Year:D4}-{39 + Number}{Qualifier}",
        EdtfForm.Year => $"{Year:D4}{Qualifier}",
        EdtfForm.SomeDayOfMonth => $"{Year:D4}-{Number:D2}-XX{Qualifier}",
        EdtfForm.SomeMonthOfYear => $"{Year:D4}-XX{Qualifier}",
        EdtfForm.SomeDayOfYear => $"{Year:D4}-XX-XX{Qualifier}",
        EdtfForm.SomeYearOfDecade => $"{Year / 10:D3}X{Qualifier}",
        _ => $"{Year / 100:D2}XX{Qualifier}",
    };

    public override DateOnly Earliest =>
        Form == EdtfForm.Day ? new(Year, Number, Day) : new(Math.Max(Year, 1), FirstMonth, 1);

    public override DateOnly Latest => Form == EdtfForm.Day ? Earliest : LastDayOf(LastMonth);

    public override DatePrecision Precision => Form switch
    {
        EdtfForm.Day => DatePrecision.Day,
        EdtfForm.Month or EdtfForm.SomeDayOfMonth => DatePrecision.Month,
        EdtfForm.Season => DatePrecision.Season,
        EdtfForm.Quarter => DatePrecision.Quarter,
        EdtfForm.HalfYear => DatePrecision.HalfYear,
        EdtfForm.Year or EdtfForm.SomeMonthOfYear or EdtfForm.SomeDayOfYear => DatePrecision.Year,
        EdtfForm.SomeYearOfDecade => DatePrecision.Decade,
        _ => DatePrecision.Century,
    };

    /// <summary>False for the winter of 9999, which ends in a year that no calendar here has.</summary>
    public bool EndsInTime => LastMonth / 12 <= DateOnly.MaxValue.Year;

    /// <summary>
    /// The date of the same kind right before (−1) or after (+1); none for "Some…" and at the ends of time.
    /// </summary>
    public EdtfPoint? Neighbour(int step)
    {
        if (Form == EdtfForm.Day)
        {
            var day = Earliest.DayNumber + step;
            return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
                ? On(DateOnly.FromDayNumber(day)) with { Qualifier = Qualifier }
                : null;
        }

        if (Form > EdtfForm.Year)
            return null;

        var inYear = Form switch { EdtfForm.Year => 1, EdtfForm.HalfYear => 2, EdtfForm.Month => 12, _ => 4 };
        var count = (Year * inYear) + Math.Max(Number - 1, 0) + step;
        var neighbour = this with { Year = count / inYear, Number = inYear == 1 ? 0 : (count % inYear) + 1 };
        return neighbour.Year > 0 && neighbour.EndsInTime ? neighbour : null;
    }

    public static EdtfPoint On(DateOnly day) => new(EdtfForm.Day, day.Year, day.Month, day.Day);

    private int FirstMonth => Form switch
    {
        EdtfForm.Day or EdtfForm.Month or EdtfForm.SomeDayOfMonth => Number,
        EdtfForm.Season => Number * 3,
        EdtfForm.Quarter => (Number * 3) - 2,
        EdtfForm.HalfYear => (Number * 6) - 5,
        _ => 1,
    };

    /// <summary>Counted from January of year 0, so that winter runs on into the next year by itself.</summary>
    private int LastMonth => (Year * 12) + FirstMonth - 2 + Precision switch
    {
        DatePrecision.Season or DatePrecision.Quarter => 3,
        DatePrecision.HalfYear => 6,
        DatePrecision.Year => 12,
        DatePrecision.Decade => 120,
        DatePrecision.Century => 1200,
        _ => 1,
    };

    private static DateOnly LastDayOf(int month) =>
        new(month / 12, (month % 12) + 1, DateTime.DaysInMonth(month / 12, (month % 12) + 1));
}
