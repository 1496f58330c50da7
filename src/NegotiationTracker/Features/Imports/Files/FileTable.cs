using System.Globalization;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>A file's rows as text, whatever it was written with; within the limits, whatever it holds.</summary>
/// <param name="Sheet">The sheet of a workbook that was read; none for text.</param>
/// <param name="Sheets">The sheets to choose from.</param>
/// <param name="Faults">Cells that hold nothing that could be read.</param>
public sealed record FileTable(
    IReadOnlyList<string> Headers, IReadOnlyList<FileRow> Rows, IReadOnlyList<FileFault> Faults, string? Sheet,
    IReadOnlyList<string> Sheets)
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const int MostRows = 100_000;
    public const int MostColumns = 200;
    public const int LongestCell = 32_767;

    /// <summary>Cells in all, empty ones among them: what the rows hold in memory follows from it.</summary>
    public const int MostCells = 2_000_000;

    /// <summary>The column as spreadsheets call it: A, B, … Z, AA.</summary>
    public static string Letter(int column)
    {
        var letters = "";
        for (var left = column; left >= 0; left = left / 26 - 1)
            letters = (char)('A' + left % 26) + letters;
        return letters;
    }

    /// <summary>What people find the column by: “C, Due date”.</summary>
    public string Named(int column) =>
        column < Headers.Count && Headers[column].Length > 0 ? $"{Letter(column)}, {Headers[column]}" : Letter(column);
}

/// <param name="Number">As a spreadsheet counts: the row that names the columns is 1.</param>
public sealed record FileRow(int Number, IReadOnlyList<string> Cells)
{
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>Something in a row that cannot be taken.</summary>
/// <param name="Row">As a spreadsheet counts; 0 if it is about the file as a whole.</param>
/// <param name="Column">Letter and header; none if it is about the row as a whole.</param>
public sealed record FileFault(int Row, string? Column, string Sentence)
{
    public override string ToString() => (Row, Column) switch
    {
        (0, null) => Sentence,
        (0, _) => $"column {Column}: {Sentence}",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"row {Row}: {Sentence}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"row {Row}, column {Column}: {Sentence}"),
    };
}

/// <summary>The file cannot be read at all. Nothing was stored.</summary>
/// <param name="isOfEncoding">It may be text that was written otherwise than was said.</param>
public sealed class FileRefusedException(string sentence, bool isOfEncoding = false) : RefusedException(sentence)
{
    public bool IsOfEncoding { get; } = isOfEncoding;
}

/// <summary>Gathers rows as a file is read, and holds them to the limits before they are kept.</summary>
internal sealed class TableBuilder
{
    private readonly List<string> _headers = [];
    private readonly List<FileRow> _rows = [];
    private readonly List<FileFault> _faults = [];
    private int _cells;

    public void Add(int number, List<string> cells)
    {
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0)
            return;
        if ((_cells += cells.Count) > FileTable.MostCells)
            throw new FileRefusedException("The file has more than 2,000,000 cells. Split it, or leave out the columns that are not needed.");
        if (_headers.Count == 0)
        {
            _headers.AddRange(cells.Select(c => c.Trim()));
            return;
        }

        if (_rows.Count == FileTable.MostRows)
            throw new FileRefusedException("The file has more than 100,000 rows. Split it, and import the parts one after the other.");
        if (cells.Count > _headers.Count)
            Fault(number, _headers.Count, $"This row has {cells.Count} cells, and the first row names {_headers.Count} columns. "
                + "Put texts that hold a comma, a semicolon or a line break in quotation marks, or name the column.");
        _rows.Add(new FileRow(number, [.. cells]));
    }

    public void Fault(int row, int column, string sentence)
    {
        if (_faults.Count < FileFaults.MostCounted)
            _faults.Add(new FileFault(row, FileTable.Letter(column), sentence));
    }

    public FileTable Build(string? sheet = null, IReadOnlyList<string>? sheets = null) =>
        _headers.Count == 0 ? throw new FileRefusedException("The file is empty: its first row has to name the columns.")
        : _rows.Count == 0 ? throw new FileRefusedException(
            "The file has one row only. The first row names the columns, and what is to be imported stands below it.")
        : new FileTable(
            _headers, _rows, [.. _faults.Select(f => f with { Column = Named(f.Column!) })], sheet, sheets ?? []);

    private string Named(string letter)
    {
        for (var i = 0; i < _headers.Count; i++)
            if (FileTable.Letter(i) == letter)
                return _headers[i].Length > 0 ? $"{letter}, {_headers[i]}" : letter;
        return letter;
    }
}
