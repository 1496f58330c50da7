using System.Text;
using System.Xml;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>The texts of a workbook, each kept once; cells name them by number.</summary>
internal static class SharedTexts
{
    private const int MostCharacters = 20_000_000;

    public static List<string> Read(WorkbookPackage package, string part, CancellationToken stop)
    {
        List<string> texts = [];
        var text = new StringBuilder();
        var (inText, inReading, characters) = (false, false, 0);
        using var xml = package.Xml(part);
        while (xml.Next())
        {
            if (xml.Begins("t"))
                inText = !xml.IsEmptyElement;
            else if (xml.Ends("t"))
                inText = false;
            else if (xml.Begins("rPh"))
                inReading = !xml.IsEmptyElement; // how an ideograph is read aloud
            else if (xml.Ends("rPh"))
                inReading = false;
            else if (xml.Ends("si") || (xml.Begins("si") && xml.IsEmptyElement))
            {
                characters += text.Length;
                if (texts.Count == FileTable.MostCells || characters > MostCharacters)
                    throw new FileRefusedException("The workbook holds more text than can be imported at once. Copy fewer rows into a new workbook, and import that.");
                texts.Add(text.Length == 0 ? "" : Plain(text));
                text.Clear();
                if (texts.Count % 10_000 == 0)
                    stop.ThrowIfCancellationRequested();
            }
            else if (inText && !inReading)
                xml.AppendText(text);
        }

        return texts;
    }

    /// <summary>Characters that XML cannot hold stand in a workbook as _x000D_.</summary>
    public static string Plain(StringBuilder text)
    {
        var plain = text.ToString();
        return plain.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(plain) : plain;
    }
}
