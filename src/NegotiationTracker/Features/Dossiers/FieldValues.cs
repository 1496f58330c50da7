using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Fields that hold more than words: numbers, days, dates and moments.</summary>
internal static class FieldValues
{
    public static bool Flag(this Fields f, string name)
    {
        switch (f.Text(name))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            case var other:
                f.Fault(name, $"{other.Quoted()} is neither true nor false.");
                return false;
        }
    }

    public static int? Number(this Fields f, string name)
    {
        if (f.Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        f.Fault(name, $"{text.Quoted()} is no whole number.");
        return null;
    }

    public static int RequiredNumber(this Fields f, string name) => f.Present(name) ? f.Number(name) ?? 0 : 0;

    public static ImpreciseDate? RequiredDate(this Fields f, string name) => f.Present(name) ? f.Date(name) : null;

    public static ImpreciseDate? Date(this Fields f, string name)
    {
        if (f.Text(name) is not { } text)
            return null;
        if (ImpreciseDate.TryParse(text, out var date, out var refusal))
            return date;
        f.Fault(name, refusal);
        return null;
    }

    public static DateOnly? Day(this Fields f, string name)
    {
        if (f.Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        f.Fault(name, $"{text.Quoted()} is no day: write year, month and day, such as 2026-06-08.");
        return null;
    }

    /// <summary>An ISO 8601 moment with its offset, in UTC.</summary>
    public static DateTimeOffset? Moment(this Fields f, string name)
    {
        if (f.Text(name) is not { } text)
            return null;
        if (Moments.TryParse(text, out var moment))
            return moment;
        f.Fault(name, $"{text.Quoted()} is no moment with its offset: write it as 2026-06-08T14:00:00+04:00.");
        return null;
    }
}
