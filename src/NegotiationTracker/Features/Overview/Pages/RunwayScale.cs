using System.Globalization;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Features.Overview.Pages;

/// <summary>
/// The time axis of the runway: from the quarter that holds the viewpoint's day to eighteen months after that day.
/// Places are percentages of its width.
/// </summary>
public sealed class RunwayScale
{
    public const int Months = 18;

    private readonly DateOnly _from;
    private readonly int _days;

    public RunwayScale(DateOnly today)
    {
        _from = QuarterOf(today);
        Last = today > DateOnly.MaxValue.AddMonths(-Months) ? DateOnly.MaxValue : today.AddMonths(Months);
        _days = Last.DayNumber - _from.DayNumber + 1;
        Today = Place(today.DayNumber);
        Quarters = [.. QuarterStarts()];
    }

    /// <summary>The last day of the axis.</summary>
    public DateOnly Last { get; }

    public double Today { get; }

    public IReadOnlyList<RunwayQuarter> Quarters { get; }

    public bool Reaches(ImpreciseDate date) => date.Earliest <= Last;

    /// <summary>Where the days of a date lie; nothing if none of them is on the axis.</summary>
    public RunwaySpan? Span(ImpreciseDate date)
    {
        if (date.Latest < _from || date.Earliest > Last)
            return null;
        var start = Place(date.Earliest.DayNumber);
        var end = date.Latest >= Last ? 100 : Place(date.Latest.DayNumber + 1);
        return new RunwaySpan(start, end, date.Earliest < _from, date.Latest > Last);
    }

    /// <summary>
    /// Where the words of a span stand: after it where there is room, else before it, else on it; never across the line
    /// of today. What lies before the axis has its words behind that line.
    /// </summary>
    public RunwayWords Words(RunwaySpan? span) => span switch
    {
        null => RunwayWords.From("after", Today),
        { End: <= 62 } => RunwayWords.From("after", Math.Max(span.End, span.End < Today ? Today : 0)),
        { Start: >= 45 } => RunwayWords.UpTo(span.Start),
        _ => RunwayWords.From("inside", Math.Max(span.Start, Today)),
    };

    private double Place(int day) => Math.Clamp(100.0 * (day - _from.DayNumber) / _days, 0, 100);

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);

    private IEnumerable<RunwayQuarter> QuarterStarts()
    {
        for (var start = _from; start <= Last;)
        {
            yield return new RunwayQuarter($"Q{(start.Month + 2) / 3}", start.Year, Place(start.DayNumber));
            if (start > DateOnly.MaxValue.AddMonths(-4))
                yield break;
            start = start.AddMonths(3);
        }
    }
}

public sealed record RunwayQuarter(string Name, int Year, double Place)
{
    public bool IsYear => Name == "Q1";
}

/// <param name="GoesBack">It begins before the axis does, if it has a beginning.</param>
/// <param name="GoesOn">It ends after the axis does, if it has an end.</param>
public sealed record RunwaySpan(double Start, double End, bool GoesBack, bool GoesOn)
{
    public string Css => (GoesBack ? "back " : "") + (GoesOn ? "on" : "");

    public string Style => string.Create(CultureInfo.InvariantCulture, $"left:{Start:0.##}%;width:{End - Start:0.##}%");
}

/// <param name="Css">after, before or inside the span.</param>
public sealed record RunwayWords(string Css, string Style)
{
    internal static RunwayWords From(string css, double place) =>
        new(css, string.Create(CultureInfo.InvariantCulture, $"left:{place:0.##}%"));

    internal static RunwayWords UpTo(double place) =>
        new("before", string.Create(CultureInfo.InvariantCulture, $"right:{100 - place:0.##}%"));
}
