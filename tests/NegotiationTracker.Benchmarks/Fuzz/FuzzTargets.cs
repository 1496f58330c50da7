using System.IO.Compression;
using System.Text;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Benchmarks.Fuzz;

/// <summary>A parser of what comes from outside.</summary>
/// <param name="Make">An input out of chance.</param>
/// <param name="Take">Parses it; a refusal in words is an answer, anything else that is thrown is a finding.</param>
internal sealed record FuzzTarget(string Name, Func<Mutation, byte[]> Make, Action<byte[]> Take);

/// <summary>Every target by name; a further parser is one further line.</summary>
internal static class FuzzTargets
{
    private static readonly string[] Csv =
    [
        "#,Status,Priority,Subject,Created,Updated,Description\n118,New,High,\"a, \"\"b\"\"\",01/15/2026 10:23 AM,2026-11-03,\"x\ny\"\n",
        "sep=;\nTitle;Since;Stage\nՀայ;June 2026;Signed\nAzə;Q2 2027;\n",
        "Summary,Issue key,Status,Comment,Comment\nA,P-1,Done,21/Feb/26 10:00 AM;x;y,\n",
        "\uFEFFMilestone\tExpected\nVote\tunknown\n",
    ];

    private static readonly (string Name, string Xml)[] Parts =
    [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"A\" r:id=\"r1\"/><sheet name=\"B\" state=\"hidden\" r:id=\"r2\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s1.xml\"/><Relationship Id=\"r3\" Type=\"x/sharedStrings\" Target=\"ss.xml\"/><Relationship Id=\"r4\" Type=\"x/styles\" Target=\"st.xml\"/></Relationships>"),
        ("xl/s1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Since</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>Vote</v></c><c r=\"B2\" s=\"1\"><v>46180.5</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>"
            + "<row><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2026-06-07T00:00:00</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>"),
        ("xl/ss.xml", "<sst count=\"2\"><si><t>Title</t></si><si><r><t>ri</t></r><rPh><t>x</t></rPh><r><t>ch_x000D_</t></r></si></sst>"),
        ("xl/st.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("csv", chance => chance.Of(Encoding.UTF8.GetBytes(chance.Pick(Csv))), Table),
        new("xlsx", Workbook, Table),
        .. TextTargets.All,
    ];

    private static void Table(byte[] content)
    {
        try
        {
            var table = FileReading.Read(content, FileEncoding.Unicode, null, CancellationToken.None);
            MappingGuess.Of(table, null, new DateOnly(2026, 11, 22));
        }
        catch (FileRefusedException refusal) when (refusal.Message.EndsWith('.'))
        {
            // The answer to a file that cannot be read is a sentence.
        }
    }

    /// <summary>One part of four in five is changed before it is packed; else the package itself is.</summary>
    private static byte[] Workbook(Mutation chance)
    {
        var changed = chance.Below(Parts.Length * 5 / 4);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (i, (name, xml)) in Parts.Index())
            {
                using var stream = zip.CreateEntry(name, chance.Below(4) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                stream.Write(i == changed ? chance.Of(Encoding.UTF8.GetBytes(xml)) : Encoding.UTF8.GetBytes(xml));
            }

        return changed < Parts.Length ? file.ToArray() : chance.Of(file.ToArray());
    }
}
