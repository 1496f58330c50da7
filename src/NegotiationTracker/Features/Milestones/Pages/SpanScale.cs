using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>
/// Where a date and today lie on a line drawn for the two of them. All figures are percent of its length. A date is a
/// span from its earliest to its latest day; a side that is open runs to the end of the line.
/// </summary>
internal sealed class SpanScale
{
    private readonly int _first;
    private readonly int _last;

    public SpanScale(ImpreciseDate? date, DateOnly today)
    {
        var from = Math.Min(today.DayNumber, Near(date?.Earliest, date?.HasOpenStart, date?.Latest ?? today, -1));
        var to = Math.Max(today.DayNumber, Near(date?.Latest, date?.HasOpenEnd, date?.Earliest ?? today, +1));
        var margin = Math.Max(15, (to - from) / 12);
        _first = Math.Max(0, from - (date?.HasOpenStart == true ? 0 : margin));
        _last = Math.Min(DateOnly.MaxValue.DayNumber, to + (date?.HasOpenEnd == true ? 0 : margin));
        Today = At(today);
        if (date is null)
            return;
        Start = date.HasOpenStart ? 0 : At(date.Earliest);
        // The span ends with its last day, not at the beginning of it.
        Length = (date.HasOpenEnd ? 100 : At(date.Latest) + 100.0 / (_last - _first)) - Start;
    }

    public double Start { get; }

    public double Length { get; }

    public double Today { get; }

    /// <summary>Beginnings of years, or of months where the line is short, no more than eight.</summary>
    public IEnumerable<(double At, string Word)> Ticks
    {
        get
        {
            var months = (_last - _first) / 30 + 1;
            var step = months <= 8 ? 1 : months <= 24 ? 3 : 12 * (1 + months / 12 / 8);
            var first = DateOnly.FromDayNumber(_first);
            var month = new DateOnly(first.Year, 1, 1);
            while (month.DayNumber <= _last)
            {
                if (month.DayNumber > _first && At(month) < 96) // a word at the very end would be cut off
                    yield return (At(month), Word(month, step));
                if (month.Year + 1 + step / 12 > DateOnly.MaxValue.Year)
                    yield break;
                month = month.AddMonths(step);
            }
        }
    }

    private double At(DateOnly day) => 100.0 * (day.DayNumber - _first) / (_last - _first);

    /// <summary>An open side is drawn for a year: nobody can draw for ever.</summary>
    private static int Near(DateOnly? end, bool? open, DateOnly other, int direction) => (end, open) switch
    {
        (null, _) => other.DayNumber + direction * 182,
        (_, true) => Math.Clamp(other.DayNumber + direction * 365, 0, DateOnly.MaxValue.DayNumber),
        ({ } day, _) => day.DayNumber,
    };

    private static string Word(DateOnly month, int step) => step >= 12 || month.Month == 1
        ? $"{month.Year:D4}"
        : ImpreciseDate.Parse($"{month.Year:D4}-{month.Month:D2}").ToWords()[..3];
}
