using System.Diagnostics.CodeAnalysis;

namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// A civil date exactly as precise as it is known: an EDTF expression (ISO 8601-2, Library of Congress profile; levels
/// 0 and 1, and of level 2 quarters and halves) for years 0001 to 9999. Days have no time zone. Two dates are equal
/// when they are written alike; they sort by earliest day, latest day, then text.
/// </summary>
public sealed record ImpreciseDate : IComparable<ImpreciseDate>
{
    /// <summary>The most characters that are read as EDTF.</summary>
    public const int LongestText = 64;

    /// <summary>The most characters that are read as typed: words are longer than what they stand for.</summary>
    public const int LongestTyped = 128;

    // EF Core builds the value through this constructor: parameters and properties share their names.
    private ImpreciseDate(string text, DateOnly earliest, DateOnly latest, DatePrecision precision)
    {
        Text = text;
        Earliest = earliest;
        Latest = latest;
        Precision = precision;
    }

    /// <summary>The EDTF expression; all else follows from it.</summary>
    public string Text { get; private init; }

    /// <summary>The first day it can be; <see cref="DateOnly.MinValue"/> for an open or unknown start.</summary>
    public DateOnly Earliest { get; private init; }

    /// <summary>The last day it can be; <see cref="DateOnly.MaxValue"/> for an open or unknown end.</summary>
    public DateOnly Latest { get; private init; }

    public DatePrecision Precision { get; private init; }

    /// <summary>No earliest day, be the start open (<c>../2026</c>) or unknown (<c>/2026</c>).</summary>
    public bool HasOpenStart => Text[0] is '.' or '/';

    /// <summary>No latest day, be the end open (<c>2026/..</c>) or unknown (<c>2026/</c>).</summary>
    public bool HasOpenEnd => Text[^1] is '.' or '/';

    /// <summary>Somewhere qualified with <c>?</c> or <c>%</c>; this does not widen the days.</summary>
    public bool IsUncertain => Text.AsSpan().IndexOfAny('?', '%') >= 0;

    /// <summary>Somewhere qualified with <c>~</c> or <c>%</c>; this does not widen the days.</summary>
    public bool IsApproximate => Text.AsSpan().IndexOfAny('~', '%') >= 0;

    /// <summary>
    /// Known well enough to count down to: a day, a month, or an interval whose latest day is at most 31 days after its
    /// earliest.
    /// </summary>
    public bool IsMonthOrBetter => Precision <= DatePrecision.Month
        || (Precision == DatePrecision.Interval && Latest.DayNumber - Earliest.DayNumber <= 31);

    public static ImpreciseDate On(DateOnly day) => From(EdtfPoint.On(day));

    /// <summary>Reads strict EDTF.</summary>
    /// <exception cref="ImpreciseDateException">The text is none that can be kept; the message says why.</exception>
    public static ImpreciseDate Parse(string text) =>
        TryParse(text, out var date, out var refusal) ? date : throw new ImpreciseDateException(refusal);

    /// <summary>Reads strict EDTF.</summary>
    /// <param name="text">Any text at all.</param>
    /// <param name="date">The date, or null.</param>
    /// <param name="refusal">What was wrong, where, and what to write instead; empty when there is a date.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImpreciseDate? date, out string refusal)
    {
        date = null;
        refusal = WrongLength(text, LongestText) ?? "";
        if (refusal.Length == 0 && EdtfParser.TryParse(text!, out var expression, out refusal))
            date = From(expression);

        return date is not null;
    }

    /// <summary>Reads what people type: strict EDTF, or English such as "before June 2026".</summary>
    /// <param name="typed">Any text at all.</param>
    /// <param name="date">The date, or null.</param>
    /// <param name="refusal">As of <see cref="TryParse"/>; positions count without the spaces in front.</param>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out ImpreciseDate? date, out string refusal)
    {
        var text = typed is null ? null : Plain(typed.Trim());
        if (TryParse(text?.Replace('x', 'X'), out date, out refusal))
            return true;

        if (WrongLength(text, LongestTyped) is { } wrong)
        {
            refusal = wrong;
            return false;
        }

        if (TypedDate.Read(text!, out var inEnglish) is { } expression)
        {
            (date, refusal) = (From(expression), "");
            return true;
        }

        refusal = EdtfParser.IsMeant(text!) ? refusal : inEnglish;
        return false;
    }

    /// <summary>
    /// Says the date in English, for example "7 Jun 2026", "before June 2026", "about March 2027", "2027 (uncertain)".
    /// Reading these words gives the same date.
    /// </summary>
    public string ToWords() => DateWords.Say(Expression());

    /// <summary>
    /// The echo for forms, the words and what they were taken to mean: "June 2026 → 1 to 30 June 2026, month".
    /// </summary>
    public string ToUnderstanding()
    {
        var expression = Expression();
        return $"{DateWords.Say(expression)} → {DateWords.Span(expression)}, {DateWords.Say(Precision)}"
            + DateWords.Qualifiers(expression);
    }

    public int CompareTo(ImpreciseDate? other) => other is null ? 1
        : Earliest != other.Earliest ? Earliest.CompareTo(other.Earliest)
        : Latest != other.Latest ? Latest.CompareTo(other.Latest)
        : string.CompareOrdinal(Text, other.Text);

    public static bool operator <(ImpreciseDate left, ImpreciseDate right) => left.CompareTo(right) < 0;

    public static bool operator <=(ImpreciseDate left, ImpreciseDate right) => left.CompareTo(right) <= 0;

    public static bool operator >(ImpreciseDate left, ImpreciseDate right) => left.CompareTo(right) > 0;

    public static bool operator >=(ImpreciseDate left, ImpreciseDate right) => left.CompareTo(right) >= 0;

    public bool Equals(ImpreciseDate? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static ImpreciseDate From(Edtf expression) =>
        new(expression.Text, expression.Earliest, expression.Latest, expression.Precision);

    private Edtf Expression() => EdtfParser.TryParse(Text, out var expression, out var refusal)
        ? expression
        : throw new ImpreciseDateException(refusal);

    /// <summary>
    /// Texts set for print carry hyphens and spaces that do not break: the same to read, others to a program. Each is put
    /// in place of one character, so that positions stay right.
    /// </summary>
    private static string Plain(string typed) => string.Create(typed.Length, typed, static (plain, typed) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = typed[i] switch
            {
                '\u2010' or '\u2011' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
                '\u2012' or '\u2015' => '–',
                var c when char.IsWhiteSpace(c) => ' ',
                var c => c,
            };
        }
    });

    private static string? WrongLength(string? text, int longest) => text switch
    {
        null or "" => "A date is missing: write one, for example 7 June 2026, 2026-06 or 2027.",
        _ when text.Length > longest =>
            $"A date has at most {longest} characters, this text has {text.Length}: write only the date.",
        _ => null,
    };
}
