using System.Globalization;
using System.Text;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>How a number is shown: as a number, or as a date of some precision. A spreadsheet keeps dates as numbers of days.</summary>
internal enum NumberShown
{
    Number,
    Year,
    Month,
    Day,
    DayAndTime,
    Time,
}

internal static class CellFormats
{
    private const int Most = 70_000;

    /// <summary>How each style of the workbook shows a number, by the style's place.</summary>
    public static List<NumberShown> Read(WorkbookPackage package, string part)
    {
        Dictionary<int, NumberShown> own = [];
        List<NumberShown> formats = [];
        var isOfCells = false;
        using var xml = package.Xml(part);
        while (xml.Next() && formats.Count < Most)
        {
            if (xml.Begins("numFmt") && own.Count < Most && xml["formatCode"] is { } code)
                own[Number(xml["numFmtId"])] = Of(code);
            else if (xml.Begins("cellXfs"))
                isOfCells = !xml.IsEmptyElement;
            else if (xml.Ends("cellXfs"))
                isOfCells = false;
            else if (isOfCells && xml.Begins("xf"))
                formats.Add(Number(xml["numFmtId"]) is var id && own.TryGetValue(id, out var shown) ? shown : BuiltIn(id));
        }

        return formats;
    }

    /// <summary>The number as the sheet shows it, dates as ISO 8601; nothing if it is no date that there is.</summary>
    public static string? ToText(double number, NumberShown shown, bool is1904)
    {
        if (shown == NumberShown.Number)
            return number.ToString(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "F0" : "R", CultureInfo.InvariantCulture);
        // In the calendar of 1900 there is a 29 February, so days before March count from one day later.
        if (number < 0 || number >= 2_958_466 || (!is1904 && number is >= 60 and < 61))
            return null;
        var first = is1904 ? new DateTime(1904, 1, 1) : number < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var moment = first.AddSeconds(Math.Round(number * 86_400));
        return moment.ToString(
            shown switch
            {
                NumberShown.Year => "yyyy",
                NumberShown.Month => "yyyy-MM",
                NumberShown.DayAndTime when moment.TimeOfDay != TimeSpan.Zero => "yyyy-MM-dd HH:mm",
                NumberShown.Time => "HH:mm",
                _ => "yyyy-MM-dd",
            },
            CultureInfo.InvariantCulture);
    }

    private static NumberShown BuiltIn(int id) => id switch
    {
        17 => NumberShown.Month,
        22 => NumberShown.DayAndTime,
        (>= 14 and <= 16) or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => NumberShown.Day,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => NumberShown.Time,
        _ => NumberShown.Number,
    };

    /// <summary>Quoted words, colours and padding of the format apart; of several sections the first.</summary>
    public static NumberShown Of(string code)
    {
        var letters = Letters(code);
        bool Has(char letter) => letters.Contains(letter, StringComparison.Ordinal);
        var hasTime = Has('h') || Has('s');
        return (Has('y'), Has('m') && !hasTime, Has('d'), hasTime) switch
        {
            (_, _, true, true) or (true, _, _, true) => NumberShown.DayAndTime,
            (_, _, true, _) => NumberShown.Day,
            (_, true, _, _) => NumberShown.Month,
            (true, _, _, _) => NumberShown.Year,
            (_, _, _, true) => NumberShown.Time,
            _ => NumberShown.Number,
        };
    }

    private static string Letters(string code)
    {
        if (code.StartsWith("General", StringComparison.OrdinalIgnoreCase))
            return "";
        var letters = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            if (code[i] is '\\' or '_' or '*')
                i++;
            else if (code[i] is '"' or '[')
            {
                var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                i = end < 0 ? code.Length : end;
            }
            else if (char.IsAsciiLetter(code[i]))
                letters.Append(char.ToLowerInvariant(code[i]));
        }

        return letters.ToString();
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
