using System.Globalization;
using System.Text;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>The four ways in which a dossier writes a text: plain, folded, literal, quoted.</summary>
internal static class YamlText
{
    /// <summary>Texts longer than this are folded at spaces.</summary>
    private const int Width = 110;

    private static readonly HashSet<string> OtherMeaning =
        new(["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <param name="indent">What goes before each line of a text of several.</param>
    public static string Block(string text, string indent)
    {
        if (!IsVisible(text))
            return Quoted(text);
        if (!text.Contains('\n') && text.Length <= Width)
            return IsPlain(text, ": ", " #") ? text : Quoted(text);
        var lines = text.Split('\n');
        if (lines[0].Length == 0 || lines[^1].Length == 0 || lines[0][0] == ' ' || lines.Any(l => l.EndsWith(' ')))
            return Quoted(text);
        return lines.Any(l => l.StartsWith(' '))
            ? $"|-\n{string.Join('\n', lines.Select(l => l.Length == 0 ? "" : indent + l))}"
            : $">-\n{Folded(lines, indent)}";
    }

    public static string Flow(string text) =>
        IsVisible(text) && IsPlain(text, ": ", " #", ",", "[", "]", "{", "}", "\n") ? text : Quoted(text);

    /// <summary>A break in the text is an empty line more; a line that is merely long is broken at a space.</summary>
    private static string Folded(string[] lines, string indent)
    {
        var folded = new StringBuilder();
        foreach (var (i, line) in lines.Index())
        {
            if (i > 0)
                folded.Append(lines[i - 1].Length == 0 ? "\n" : "\n\n");
            if (line.Length > 0)
                folded.Append(indent);
            var start = 0;
            while (line.Length - start > Width && Break(line, start) is > 0 and var at)
            {
                folded.Append(line, start, at - start).Append('\n').Append(indent);
                start = at + 1;
            }

            folded.Append(line, start, line.Length - start);
        }

        return folded.ToString();
    }

    /// <summary>The last single space that leaves a line short enough, or else the first one after.</summary>
    private static int Break(string line, int start)
    {
        for (var at = start + Width; at > start + 1; at--)
            if (IsBreak(line, at))
                return at;
        for (var at = start + Width + 1; at < line.Length - 1; at++)
            if (IsBreak(line, at))
                return at;
        return 0;
    }

    private static bool IsBreak(string line, int at) => line[at] == ' ' && line[at - 1] != ' ' && line[at + 1] != ' ';

    private static bool IsPlain(string text, params ReadOnlySpan<string> notInside)
    {
        if (OtherMeaning.Contains(text) || text[^1] is ' ' or ':'
            || !(Rune.IsLetterOrDigit(Rune.GetRuneAt(text, 0)) || text[0] is '“' or '(' or '+' or '/' or '.'))
            return false;
        foreach (var piece in notInside)
            if (text.Contains(piece, StringComparison.Ordinal))
                return false;
        return true;
    }

    /// <summary>All of it can be seen, or is a space or a break that stays where it is.</summary>
    private static bool IsVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != '\n' && IsHidden(rune))
                return false;
        return true;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append(rune),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                > 0xFFFF when IsHidden(rune) => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
                _ when IsHidden(rune) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(rune),
            };
        return quoted.Append('"').ToString();
    }
}
