namespace NegotiationTracker.Domain.Dates;

/// <summary>Any expression we can keep. Text, days and precision all follow from it, and it from the text.</summary>
internal abstract record Edtf
{
    public abstract string Text { get; }

    public abstract DateOnly Earliest { get; }

    public abstract DateOnly Latest { get; }

    public abstract DatePrecision Precision { get; }
}

/// <summary>The ways to write one date; "Some…" are those with unspecified digits.</summary>
internal enum EdtfForm
{
    Day,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    SomeDayOfMonth,
    SomeMonthOfYear,
    SomeDayOfYear,
    SomeYearOfDecade,
    SomeYearOfCentury,
}
