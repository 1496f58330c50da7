using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Text and workbooks become the same table.</summary>
public sealed class FileTableTests
{
    [Theory]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\r1\t2\r")]
    [InlineData("\uFEFFa,b\n\n\n1,2\n,\n")]
    [InlineData("sep=;\na;b\n1;2")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"")]
    public void Delimiters_line_ends_marks_and_empty_lines_make_no_difference(string text)
    {
        var table = Read(Encoding.UTF8.GetBytes(text));

        table.Headers.Should().Equal("a", "b");
        table.Rows.Should().ContainSingle().Which.Cells.Should().Equal("1", "2");
    }

    [Fact]
    public void Quoted_cells_hold_delimiters_line_breaks_and_quotation_marks_and_rows_are_counted_as_spreadsheets_do()
    {
        var table = Read("a,b\n\"x,\r\ny\",\"say \"\"no\"\"\"\nz,Հայ Азə\n"u8.ToArray());

        table.Rows[0].Cells.Should().Equal("x,\r\ny", "say \"no\"");
        table.Rows.Select(r => r.Number).Should().Equal([2, 3], "a text of two lines stands in one row");
        table.Rows[1].Cells[1].Should().Be("Հայ Азə");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_in_UTF_16_is_known_by_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Read([.. encoding.GetPreamble(), .. encoding.GetBytes("Տարի;b\n1;2")]).Headers.Should().Equal("Տարի", "b");
    }

    [Fact]
    public void Text_of_an_old_code_page_is_read_once_somebody_says_which()
    {
        byte[] cyrillic = [(byte)'a', (byte)'\n', 0xCC, 0xE8, 0xF0];

        Refusal(cyrillic).Should().StartWith("The file is not written in Unicode: line 2 holds a character that cannot be read. Save it as “CSV UTF-8”, or say how it was written: Windows1251 (Cyrillic) or Windows1252 (Western European).");
        FileReading.Read(cyrillic, FileEncoding.Windows1251, null, default).Rows[0].Cells.Should().Equal("Мир");
        FileReading.Read([(byte)'a', (byte)'\n', 0xE9], FileEncoding.Windows1252, null, default).Rows[0].Cells.Should().Equal("é");
    }

    [Theory]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "This is a picture, whatever it is called.*.xlsx, or as .csv*")]
    [InlineData("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//", "This is a picture*")]
    [InlineData("CiVQREYtMS43CiW1tbW1", "This is a PDF*")]
    [InlineData("SUQzBAD/+5BkAAEC/w==", "Line 1 holds a character that no text has (NUL).*")]
    [InlineData("TVqQAf//uAFAAQ==", "This is no table, whatever it is called.*")]
    public void What_is_called_a_table_and_is_none_is_told_what_it_is(string content, string sentence) =>
        Refusal(Convert.FromBase64String(content)).Should().Match(sentence);

    public static TheoryData<string, string> Refused => new()
    {
        { "", "The file is empty: its first row has to name the columns." },
        { "a,b\n", "The file has one row only.*" },
        { "a,b\n1,\"2\n3\n", "A quotation mark is opened in row 2 (line 2 of the text) and never closed.*" },
        { "a,b\n\"1\n2\",3\n4,\"5\n", "A quotation mark is opened in row 3 (line 4 of the text) and never closed.*" },
        { "a,b\n\"1\"x,2\n", "In row 2 (line 2 of the text) something follows a closing quotation mark.*" },
        { "a\nb\0c\n", "Line 2 holds a character that no text has (NUL).*" },
        { "a\n" + new string('x', 32_768), "Row 2 (line 2 of the text) holds a cell of more than 32,767 characters.*" },
        { new string(',', 200) + "x\n1", "Row 1 (line 1 of the text) has more than 200 columns.*" },
        { "<html><table>", "This is a web page or another marked-up text.*" },
        { "%PDF-1.7", "This is a PDF, whatever it is called. Import takes tables: save the table as .xlsx, or as .csv*" },
        { "{\\rtf1", "This is a text document.*" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_table_is_refused_in_a_sentence(string text, string sentence) =>
        Refusal(Encoding.UTF8.GetBytes(text)).Should().Match(sentence);

    [Fact]
    public void The_limits_are_taken_to_the_last_row_column_and_character()
    {
        Read(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("x\n", 100_000)))).Rows.Should().HaveCount(100_000);
        Refusal(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("x\n", 100_001)))).Should().StartWith("The file has more than 100,000 rows.");
        Read(Encoding.UTF8.GetBytes(new string(',', 199) + "x\n1")).Headers.Should().HaveCount(200);
        Read(Encoding.UTF8.GetBytes("a\n" + new string('x', 32_767))).Rows[0].Cells[0].Should().HaveLength(32_767);
        Refusal(Encoding.UTF8.GetBytes("a\n" + new string('x', FileTable.MostBytes))).Should().StartWith("The file is larger than 10 MB.");
        Refusal(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string(',', 199) + "x\n", 10_100)))).Should().StartWith("The file has more than 2,000,000 cells.");
    }

    [Fact]
    public void Other_formats_are_known_by_what_they_hold()
    {
        Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Should().StartWith("This is a workbook of an older Excel");
        Refusal([0x1F, 0x8B, 8, 0]).Should().StartWith("This is a packed file.");
        Refusal(Workbooks.Zip(new Dictionary<string, byte[]> { ["mimetype"] = [1], ["content.xml"] = [1] })).Should().StartWith("This is a file of OpenDocument");
        Refusal(Workbooks.Zip(new Dictionary<string, byte[]> { ["[Content_Types].xml"] = [1], ["word/document.xml"] = [1] })).Should().StartWith("This is a text document.");
        Refusal(Workbooks.Zip(new Dictionary<string, byte[]> { ["a.csv"] = [1] })).Should().StartWith("This is a packed file, and no workbook.");
    }

    [Fact]
    public void A_workbook_of_a_library_gives_texts_numbers_dates_truths_and_kept_results()
    {
        var table = Read(OpenXmlWorkbook());

        table.Headers.Should().Equal("Title", "When", "Month", "Count", "Flag", "Sum", "Time");
        table.Rows.Single().Cells.Should().Equal("Referendum", "2027-06-07", "2027-06", "12.5", "TRUE", "42", "2027-06-07 18:30");
        (table.Sheet, table.Rows[0].Number).Should().Be(("Milestones", 2));
    }

    [Theory]
    [InlineData("0", false, null)]
    [InlineData("1", false, "1900-01-01")]
    [InlineData("59", false, "1900-02-28")]
    [InlineData("60", false, "fault")]
    [InlineData("61", false, "1900-03-01")]
    [InlineData("46180", false, "2026-06-07")]
    [InlineData("44718", true, "2026-06-07")]
    [InlineData("-3", false, "fault")]
    [InlineData("9e9", false, "fault")]
    public void Both_calendars_of_spreadsheets_are_read(string serial, bool is1904, string? day)
    {
        var book = $"<workbook xmlns=\"{Workbooks.Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + $"<workbookPr date1904=\"{(is1904 ? 1 : 0)}\"/><sheets><sheet name=\"Dates\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
        var styles = $"<styleSheet xmlns=\"{Workbooks.Main}\"><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
        var sheet = Workbooks.Data($"<row r=\"1\">{Workbooks.Inline("A1", "Day")}{Workbooks.Inline("B1", "x")}</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>{serial}</v></c>{Workbooks.Inline("B2", "x")}</row>");

        var table = Read(Workbooks.Zip(Workbooks.Parts(sheet, styles: styles, book: book)));

        if (day == "fault")
            table.Faults.Should().ContainSingle().Which.ToString().Should().StartWith("row 2, column A, Day: This cell is formatted as a date, and “");
        else if (day is not null)
            table.Rows[0].Cells[0].Should().Be(day);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "Day")]
    [InlineData("[$-409]d\\-mmm\\-yy;@", "Day")]
    [InlineData("mmm yyyy", "Month")]
    [InlineData("yyyy", "Year")]
    [InlineData("dd.mm.yyyy hh:mm", "DayAndTime")]
    [InlineData("h:mm AM/PM", "Time")]
    [InlineData("0.00\" days\"", "Number")]
    [InlineData("[Red]#,##0", "Number")]
    [InlineData("General", "Number")]
    public void A_format_says_how_precise_a_date_is(string code, string shown) => NegotiationTracker.Features.Imports.Files.CellFormats.Of(code).ToString().Should().Be(shown);

    [Fact]
    public void Cells_that_hold_nothing_that_can_be_read_are_named()
    {
        var sheet = Workbooks.Data($"<row r=\"1\">{string.Concat("ABCD".Select(c => Workbooks.Inline($"{c}1", $"h{c}")))}</row>"
            + "<row r=\"3\"><c r=\"A3\"><f>NOW()</f></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c><c r=\"C3\" t=\"s\"><v>7</v></c><c r=\"D3\"><v>x</v></c></row>");
        var table = Read(Workbooks.Zip(Workbooks.Parts(sheet)), allowEmpty: true);

        table.Faults.Select(f => f.ToString()).Should().SatisfyRespectively(
            f => f.Should().Be("row 3, column A, hA: This cell holds a formula whose result was not kept. Open the workbook in a spreadsheet program and save it again, or write the value."),
            f => f.Should().Be("row 3, column B, hB: This cell shows an error of the spreadsheet, “#REF!”. Mend the formula, or write the value."),
            f => f.Should().StartWith("row 3, column C, hC: This cell names a text that the workbook does not hold"),
            f => f.Should().StartWith("row 3, column D, hD: This cell ought to hold a number and holds “x”"));
    }

    private static FileTable Read(byte[] content, bool allowEmpty = false)
    {
        if (allowEmpty)
        {
            // A row in which nothing could be read is no row; one that says something stands beside it.
            var sheet = Encoding.UTF8.GetString(PartOf(content, Workbooks.Sheet))
                .Replace("</sheetData>", $"<row r=\"4\">{Workbooks.Inline("A4", "x")}</row></sheetData>", StringComparison.Ordinal);
            content = Workbooks.Zip(Workbooks.Parts(sheet));
        }

        return FileReading.Read(content, FileEncoding.Unicode, null, default);
    }

    private static byte[] PartOf(byte[] workbook, string part)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        using var stream = zip.GetEntry(part)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Refusal(byte[] content)
    {
        var read = () => FileReading.Read(content, FileEncoding.Unicode, null, default);
        return read.Should().Throw<FileRefusedException>().Which.Message;
    }

    private static byte[] OpenXmlWorkbook()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 165, FormatCode = "mmmm\\ yyyy" }),
                new DocumentFormat.OpenXml.Spreadsheet.CellFormats(
                    new CellFormat { NumberFormatId = 0 }, new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 165 },
                    new CellFormat { NumberFormatId = 22 }));
            var texts = book.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable(
                "Title When Month Count Flag Sum Time Referendum".Split(' ').Select(t => new SharedStringItem(new Text(t))));
            var sheet = book.AddNewPart<WorksheetPart>();
            static Cell Shared(int i) => new() { DataType = CellValues.SharedString, CellValue = new CellValue(i) };
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Enumerable.Range(0, 7).Select(Shared)),
                new Row(
                    Shared(7), new Cell { StyleIndex = 1, CellValue = new CellValue(46545) }, new Cell { StyleIndex = 2, CellValue = new CellValue(46545) },
                    new Cell { CellValue = new CellValue(12.5) }, new Cell { DataType = CellValues.Boolean, CellValue = new CellValue("1") },
                    new Cell { CellFormula = new CellFormula("40+2"), CellValue = new CellValue(42) },
                    new Cell { StyleIndex = 3, CellValue = new CellValue(46545 + (18.5 / 24)) })));
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Milestones" }));
        }

        return file.ToArray();
    }
}
