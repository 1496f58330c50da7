namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// How finely a date is known, finest first (a season and a quarter are equally fine). It tells what is known, not how
/// it was written: an unknown day of March (<c>2027-03-XX</c>) is known to the month, <c>2027-XX</c> to the year.
/// </summary>
public enum DatePrecision
{
    Day,
    Month,

    /// <summary>Three months from 1 March, June, September or December.</summary>
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,

    /// <summary>A hundred years that share their first two digits: <c>20XX</c> is 2000 to 2099.</summary>
    Century,

    /// <summary>
    /// A span written with both its ends, one of which may be open or unknown; ask its days for its width.
    /// </summary>
    Interval,
}
