using System.Globalization;
using System.Text;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>Reads the cells of one sheet as text: what was kept of formulas, never the formulas themselves.</summary>
internal sealed class WorkbookSheet(List<string> texts, List<NumberShown> formats, bool is1904)
{
    private readonly TableBuilder _table = new();
    private readonly List<string> _cells = [];
    private readonly StringBuilder _value = new();
    private int _row;
    private int _next;

    public FileTable Read(
        WorkbookPackage package, string part, string name, IReadOnlyList<string> sheets, CancellationToken stop)
    {
        using var xml = package.Xml(part);
        while (xml.Next() && !xml.Ends("sheetData"))
        {
            if (xml.Begins("row"))
            {
                Row(xml["r"]);
                if (_row % 1000 == 0)
                    stop.ThrowIfCancellationRequested();
            }
            else if (xml.Begins("c"))
                Cell(xml);
            else if (xml.Ends("row"))
                _table.Add(_row, _cells);
        }

        return _table.Build(name, sheets);
    }

    private void Row(string? number)
    {
        var row = number is null ? _row + 1
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > _row ? told
            : throw new FileRefusedException(
                $"The workbook is damaged: after row {_row} comes one that is called {Short(number)}. Open it in a spreadsheet program and save it again.");
        (_row, _next) = (row, 0);
        _cells.Clear();
    }

    private void Cell(BoundedXml xml)
    {
        var column = xml["r"] is { } reference ? Column(reference) : _next;
        if (column >= FileTable.MostColumns)
            throw new FileRefusedException(
                $"Row {_row} has more than 200 columns. Leave out those that are not needed, and save the workbook again.");
        _next = column + 1;
        var (type, style) = (xml["t"], xml["s"]);
        if (xml.IsEmptyElement)
            return;
        var (hasFormula, hasValue) = Content(xml);
        var text = hasValue ? Text(type, style, column) : null;
        if (hasFormula && !hasValue)
            _table.Fault(_row, column, "This cell holds a formula whose result was not kept. Open the workbook in a spreadsheet program and save it again, or write the value.");
        if (string.IsNullOrEmpty(text))
            return;
        while (_cells.Count <= column)
            _cells.Add("");
        _cells[column] = text;
    }

    private (bool HasFormula, bool HasValue) Content(BoundedXml xml)
    {
        _value.Clear();
        var (hasFormula, hasValue, inValue, inReading) = (false, false, false, false);
        while (xml.Next() && !xml.Ends("c"))
        {
            if (xml.Begins("f"))
                hasFormula = true;
            else if (xml.Begins("v") || xml.Begins("t"))
                (inValue, hasValue) = (!xml.IsEmptyElement && !inReading, true);
            else if (xml.Ends("v") || xml.Ends("t"))
                inValue = false;
            else if (xml.Begins("rPh"))
                inReading = !xml.IsEmptyElement;
            else if (xml.Ends("rPh"))
                inReading = false;
            else if (inValue)
                xml.AppendText(_value);
        }

        return (hasFormula, hasValue);
    }

    private string? Text(string? type, string? style, int column)
    {
        switch (type)
        {
            case "s":
                if (int.TryParse(_value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count)
                    return texts[index];
                _table.Fault(_row, column, "This cell names a text that the workbook does not hold: it is damaged. Write the text again.");
                return null;
            case "str" or "inlineStr":
                return SharedTexts.Plain(_value);
            case "b":
                return _value.ToString() == "1" ? "TRUE" : "FALSE";
            case "e":
                _table.Fault(_row, column, $"This cell shows an error of the spreadsheet, {Short(_value.ToString())}. Mend the formula, or write the value.");
                return null;
            case "d":
                return _value.ToString() is [.. var day, 'T', '0', '0', ':', '0', '0', ':', '0', '0'] ? day : _value.ToString();
        }

        var written = _value.ToString().Trim();
        if (written.Length == 0)
            return null;
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            _table.Fault(_row, column, $"This cell ought to hold a number and holds {Short(written)}: the workbook is damaged. Write the value again.");
            return null;
        }

        var shown = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < formats.Count
            ? formats[place] : NumberShown.Number;
        var text = CellFormats.ToText(number, shown, is1904);
        if (text is null)
            _table.Fault(_row, column, $"This cell is formatted as a date, and {Short(written)} is no day of the calendar. Write the date again.");
        return text;
    }

    private int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (char.ToUpperInvariant(c) is not (>= 'A' and <= 'Z' and var letter))
                break;
            column = column * 26 + letter - 'A' + 1;
            if (column > FileTable.MostColumns)
                break;
        }

        return column > 0 ? column - 1 : throw new FileRefusedException(
            $"The workbook is damaged: row {_row} has a cell that is called {Short(reference)}. Open it in a spreadsheet program and save it again.");
    }

    private static string Short(string text) => $"“{(text.Length > 20 ? text[..20] + "…" : text)}”";
}
