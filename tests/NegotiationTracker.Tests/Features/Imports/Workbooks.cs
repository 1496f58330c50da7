using System.IO.Compression;
using System.Security;
using System.Text;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Workbooks made part by part, right and wrong ones.</summary>
internal static class Workbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string Strings = "xl/sharedStrings.xml";
    public const string Styles = "xl/styles.xml";
    public const string Book = "xl/workbook.xml";
    public const string BookRelations = "xl/_rels/workbook.xml.rels";

    /// <summary>A workbook of one sheet with inline texts.</summary>
    public static byte[] Of(params string[][] rows) => Zip(Parts(SheetOf(rows)));

    public static string SheetOf(params string[][] rows) => Data(string.Concat(rows.Select((cells, r) =>
        $"<row r=\"{r + 1}\">{string.Concat(cells.Select((text, c) => Inline($"{(char)('A' + c)}{r + 1}", text)))}</row>")));

    public static string Inline(string reference, string text) =>
        $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public static string Data(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    /// <summary>Everything that a workbook needs, around this sheet.</summary>
    public static Dictionary<string, byte[]> Parts(string sheet, string? strings = null, string? styles = null, string? book = null) => new()
    {
        ["[Content_Types].xml"] = Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ["_rels/.rels"] = Bytes($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        [Book] = Bytes(book ?? $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Dates\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        [BookRelations] = Bytes($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + $"<Relationship Id=\"rId3\" Type=\"{Relations}/styles\" Target=\"/xl/styles.xml\"/></Relationships>"),
        [Sheet] = Bytes(sheet),
        [Strings] = Bytes(strings ?? $"<sst xmlns=\"{Main}\"/>"),
        [Styles] = Bytes(styles ?? $"<styleSheet xmlns=\"{Main}\"/>"),
    };

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> parts, Action<ZipArchiveEntry>? change = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                change?.Invoke(entry);
                using var stream = entry.Open();
                stream.Write(content);
            }

        return file.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
