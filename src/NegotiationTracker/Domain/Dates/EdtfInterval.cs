namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// One side of a slash: a date, open (no bound at all), or unknown (there is a bound, nobody knows which).
/// </summary>
internal sealed record EdtfEnd(EdtfPoint? Point, string Text)
{
    public static readonly EdtfEnd Open = new(null, "..");
    public static readonly EdtfEnd Unknown = new(null, "");

    public static EdtfEnd At(EdtfPoint point) => new(point, point.Text);
}

internal sealed record EdtfInterval(EdtfEnd Start, EdtfEnd End) : Edtf
{
    public override string Text => $"{Start.Text}/{End.Text}";

    public override DateOnly Earliest => Start.Point?.Earliest ?? DateOnly.MinValue;

    public override DateOnly Latest => End.Point?.Latest ?? DateOnly.MaxValue;

    public override DatePrecision Precision => DatePrecision.Interval;

    /// <summary>Why these two ends are no interval; null when they are.</summary>
    public string? Objection()
    {
        if (Start.Point is null && End.Point is null)
        {
            return $"“{Text}” at position 1 says nothing: write a date on one side of the slash, "
                + "for example 2026-06/.. or ../2027.";
        }

        return Start.Point is not null && End.Point is not null && Earliest > Latest
            ? $"“{Text}” ends before it starts: “{End.Text}” is over on {DateWords.Long(Latest)}, "
                + $"“{Start.Text}” begins on {DateWords.Long(Earliest)}. Write the earlier date first."
            : null;
    }
}
