using System.Text;
using System.Text.RegularExpressions;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>Recorded text as every format sets it: flowing, and without characters that would turn or hide what follows.</summary>
internal static partial class PlainText
{
    /// <summary>The text as one line; a line break is a space, as in any flowing text.</summary>
    public static string Line(string? text)
    {
        var line = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
                line.Append(line.Length == 0 || line[^1] == ' ' ? "" : " ");
            else if (!TurnsDirection(c))
                line.Append(c);
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The text as paragraphs, which a blank line parts.</summary>
    public static IEnumerable<string> Paragraphs(string? text) =>
        BlankLines().Split(text ?? "").Select(Line).Where(p => p.Length > 0);

    /// <summary>The line with a full stop, unless it ends with a mark of its own.</summary>
    public static string Sentence(string line) =>
        line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' or '։' ? line : line + ".";

    /// <summary>Where a link leads; nothing but http and https becomes one.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <summary>Embeddings, overrides and isolates reach beyond the text that holds them and would turn ours.</summary>
    private static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
