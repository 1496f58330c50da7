using System.Globalization;
using System.Text;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>
/// Text with one row a line, its cells between commas, semicolons or tabs (RFC 4180). Read character by character, so that
/// no line is taken before it is known to keep the limits. Rows are counted as a spreadsheet counts them, the first row being
/// 1, however many lines each takes; a refusal names the line as well, for a text editor shows no rows.
/// </summary>
internal sealed class DelimitedText
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly string _text;
    private readonly char _delimiter;
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private readonly TableBuilder _table = new();
    private int _at;
    private int _line = 1;
    private int _row = 1;

    private DelimitedText(string text)
    {
        _text = text;
        _delimiter = Announced() ?? Delimiter(text);
    }

    public static FileTable Read(string text, CancellationToken stop)
    {
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
            throw new FileRefusedException(
                $"Line {1 + text.AsSpan(0, nul).Count('\n')} holds a character that no text has (NUL). Save the table as CSV UTF-8.");
        if (text.TrimStart() is ['<', ..])
            throw new FileRefusedException("This is a web page or another marked-up text. Import takes tables: save the table as .xlsx or .csv.");
        var reading = new DelimitedText(text);
        for (var rows = 0; reading._at < text.Length; rows++)
        {
            if (rows % 1000 == 0)
                stop.ThrowIfCancellationRequested();
            reading.Row();
        }

        return reading._table.Build();
    }

    /// <summary>“sep=;” is how Excel says it.</summary>
    private char? Announced()
    {
        if (_text is not ['s', 'e', 'p', '=', var delimiter, '\r' or '\n', ..] || !Delimiters.Contains(delimiter))
            return null;
        _at = _text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : 6;
        _line = 2;
        return delimiter;
    }

    /// <summary>The one that stands most often in the first line, quoted text apart.</summary>
    private static char Delimiter(string text)
    {
        Span<int> counts = stackalloc int[Delimiters.Length];
        var quoted = false;
        foreach (var c in text.AsSpan().TrimStart())
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\r' or '\n')
                break;
            else if (!quoted && Array.IndexOf(Delimiters, c) is var which and >= 0)
                counts[which]++;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > counts[most])
                most = i;
        return Delimiters[most];
    }

    private void Row()
    {
        _cells.Clear();
        do
        {
            Cell();
            if (_cells.Count == FileTable.MostColumns && _at < _text.Length && _text[_at] == _delimiter)
                throw new FileRefusedException(
                    $"Row {Place(_line)} has more than 200 columns. Leave out those that are not needed, or look whether line breaks are missing.");
        }
        while (Skip(_delimiter));
        LineEnd();
        _table.Add(_row++, _cells);
    }

    private void Cell()
    {
        _cell.Clear();
        if (_at < _text.Length && _text[_at] == '"')
            Quoted();
        else
            while (_at < _text.Length && _text[_at] != _delimiter && _text[_at] is not ('\r' or '\n'))
                Take(_text[_at++]);
        _cells.Add(_cell.Length == 0 ? "" : _cell.ToString());
    }

    private void Quoted()
    {
        var opened = _line;
        _at++;
        while (true)
        {
            if (_at >= _text.Length)
                throw new FileRefusedException(
                    $"A quotation mark is opened in row {Place(opened)} and never closed. Close it, or write \"\" for a quotation mark within a text.");
            var c = _text[_at++];
            if (c == '"' && !Skip('"'))
                break;
            if (c == '\n' || (c == '\r' && !(_at < _text.Length && _text[_at] == '\n')))
                _line++;
            Take(c);
        }

        if (_at < _text.Length && _text[_at] != _delimiter && _text[_at] is not ('\r' or '\n'))
            throw new FileRefusedException(
                $"In row {Place(_line)} something follows a closing quotation mark. Write \"\" for a quotation mark within a text.");
    }

    private void Take(char c)
    {
        if (_cell.Length == FileTable.LongestCell)
            throw new FileRefusedException(
                $"Row {Place(_line)} holds a cell of more than 32,767 characters. Shorten it; or look whether a quotation mark or a line break is missing before it.");
        _cell.Append(c);
    }

    private string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"{_row} (line {line} of the text)");

    private bool Skip(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private void LineEnd()
    {
        var hasReturn = Skip('\r');
        if (Skip('\n') || hasReturn)
            _line++;
    }
}
