using System.Xml;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>
/// A workbook of Excel and its kin (ISO/IEC 29500). Of the package only those parts are inflated that hold the sheet, and each
/// within bounds; external links, macros, queries and formulas are never followed.
/// </summary>
internal static class Workbook
{
    /// <summary>What to do about a workbook that no spreadsheet program wrote as it is.</summary>
    public const string SaveAnew = "Open it in a spreadsheet program, save it as a new .xlsx or .csv, and import that.";

    public static FileTable Read(byte[] content, string? sheet, CancellationToken stop)
    {
        try
        {
            using var package = WorkbookPackage.Open(content);
            var book = package.Target("", "officeDocument") ?? throw new FileRefusedException(package.WhatElse());
            var (sheets, is1904) = Sheets(package, book);
            if (!string.IsNullOrEmpty(sheet) && !sheets.Exists(s => s.Name == sheet))
                throw new FileRefusedException($"The workbook has no sheet of that name. It has these: {string.Join(", ", sheets.Take(20).Select(s => s.Name))}.");
            var chosen = sheets.Find(s => s.Name == sheet) ?? sheets.Find(s => !s.IsHidden) ?? sheets.FirstOrDefault()
                ?? throw new FileRefusedException("The workbook has no sheet. Open it, look what it holds, and save it again.");
            var part = package.Target(book, chosen.Relation) ?? throw new FileRefusedException(
                "The workbook is damaged: its sheet is missing. Open it in a spreadsheet program and save it again.");
            var texts = package.Target(book, "sharedStrings") is { } strings ? SharedTexts.Read(package, strings, stop) : [];
            var formats = package.Target(book, "styles") is { } styles ? CellFormats.Read(package, styles) : [];
            return new WorkbookSheet(texts, formats, is1904).Read(package, part, chosen.Name, [.. sheets.Select(s => s.Name)], stop);
        }
        catch (XmlException e)
        {
            throw new FileRefusedException(
                e.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "The workbook declares a document type of its own, as no spreadsheet program does. " + SaveAnew
                    : "The workbook is damaged: a part of it is no XML. Open it in a spreadsheet program and save it again.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            throw new FileRefusedException("The workbook is damaged. Open it in a spreadsheet program and save it again.");
        }
    }

    private static (List<Listed> Sheets, bool Is1904) Sheets(WorkbookPackage package, string book)
    {
        List<Listed> sheets = [];
        var is1904 = false;
        using var xml = package.Xml(book);
        while (xml.Next())
        {
            if (xml.Begins("workbookPr"))
                is1904 = xml["date1904"] is "1" or "true";
            else if (xml.Begins("sheet") && xml["name"] is { } name && sheets.Count < 1000)
                sheets.Add(new Listed(name, xml["id"] ?? "", xml["state"] is "hidden" or "veryHidden"));
        }

        return (sheets, is1904);
    }

    private sealed record Listed(string Name, string Relation, bool IsHidden);
}
