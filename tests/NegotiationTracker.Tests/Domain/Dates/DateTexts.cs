using FsCheck;
using FsCheck.Fluent;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Tests.Domain.Dates;

/// <summary>Generates expressions that are dates, and texts that are nearly or not at all.</summary>
internal static class DateTexts
{
    private const string EdtfSigns = "0123456789X-/.?~%[]{},TZYESx+: ";

    private static readonly string[] EnglishPieces =
    [
        "June", "Jun", "march", "2026", "2027", "0000", "7", "31", "7th", "Q2", "h1", "first half of", "spring",
        "winter", "2026/27", "before", "after", "since", "until", "by", "from", "to", "between", "and", "the", "end",
        "about", "maybe", "?", "~", "(uncertain)", "2020s", "2000s", "some", "unknown", "day of", "month of",
        "year from", "–", "-", ",", "early", "next", "7/6/2026", "2026-06", "..",
    ];

    private static readonly Gen<int> Year = Gen.Frequency(
        (6, Gen.Choose(1900, 2100)),
        (3, Gen.Choose(1, 9998)),
        (1, Gen.Elements(1, 4, 100, 400, 999, 1000, 2000, 9998)));

    private static readonly Gen<string> Point =
        from year in Year
        from form in Gen.Choose(0, 10)
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 31)
        from qualifier in Gen.Frequency((6, Gen.Constant("")), (4, Gen.Elements("?", "~", "%")))
        let part = form switch
        {
            0 => $"-{month:D2}-{Math.Min(day, DateTime.DaysInMonth(year, month)):D2}",
            1 => $"-{month:D2}",
            2 => $"-{21 + (month % 4)}",
            3 => $"-{33 + (month % 4)}",
            4 => $"-{40 + (month % 2)}",
            5 => "-XX",
            6 => "-XX-XX",
            7 => $"-{month:D2}-XX",
            _ => "",
        }
        select form switch
        {
            8 => $"{year / 10:D3}X{qualifier}",
            9 => $"{year / 100:D2}XX{qualifier}",
            _ => $"{year:D4}{part}{qualifier}",
        };

    private static readonly Gen<string> Interval =
        from points in Gen.Two(Point)
        let sorted = new[] { points.Item1, points.Item2 }.Order(Comparer<string>.Create(Chronologically)).ToArray()
        from shape in Gen.Choose(0, 6)
        select shape switch
        {
            0 => $"{sorted[0]}/..",
            1 => $"{sorted[0]}/",
            2 => $"../{sorted[0]}",
            3 => $"/{sorted[0]}",
            _ => $"{sorted[0]}/{sorted[1]}",
        };

    private static readonly Gen<string> Valid = Gen.OneOf(Point, Interval);

    private static readonly Gen<string> NearMiss =
        from text in Valid
        from inWords in Gen.Elements(true, false)
        from edits in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), 4)
        from signs in Gen.ArrayOf(Gen.OneOf(Gen.Elements(EdtfSigns.ToCharArray()), AnyChar), 4)
        select Mutate(inWords ? ImpreciseDate.Parse(text).ToWords() : text, edits, signs);

    private static Gen<char> AnyChar => Gen.Choose(0, char.MaxValue).Select(code => (char)code);

    public static Arbitrary<string> Expressions => Valid.ToArbitrary();

    public static Arbitrary<ImpreciseDate> Dates => Valid.Select(ImpreciseDate.Parse).ToArbitrary();

    public static Arbitrary<string> Anything => Gen.Frequency(
        (4, NearMiss),
        (2, Joined(Gen.Elements(EdtfSigns.ToCharArray()).Select(sign => $"{sign}"), "", 20)),
        (2, Joined(Gen.Elements(EnglishPieces), " ", 7)),
        (1, Joined(AnyChar.Select(sign => $"{sign}"), "", 70)),
        (1, Valid)).ToArbitrary();

    private static Gen<string> Joined(Gen<string> pieces, string separator, int most) =>
        from count in Gen.Choose(0, most)
        from chosen in Gen.ArrayOf(pieces, count)
        select string.Join(separator, chosen);

    private static int Chronologically(string a, string b) => ImpreciseDate.Parse(a).CompareTo(ImpreciseDate.Parse(b));

    /// <summary>One to four edits: drop, put in, exchange or double a sign.</summary>
    private static string Mutate(string text, int[] edits, char[] signs)
    {
        foreach (var (edit, sign) in edits.Take(1 + (edits[0] % 4)).Zip(signs))
        {
            var at = text.Length == 0 ? 0 : edit / 4 % text.Length;
            text = (edit % 4) switch
            {
                _ when text.Length == 0 => $"{sign}",
                0 => text.Remove(at, 1),
                1 => text.Insert(at, $"{sign}"),
                2 => text.Remove(at, 1).Insert(at, $"{sign}"),
                _ => text.Insert(at, $"{text[at]}"),
            };
        }

        return text;
    }
}
