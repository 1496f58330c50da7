using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// Puts recorded text into Markdown so that every reader shows it as it was written: no HTML, no links, no images, no
/// headings, and no line that breaks the table or the list around it (CommonMark 0.31 section 2.4, with GFM's tables).
/// </summary>
internal static partial class MarkdownText
{
    private const string AlwaysEscaped = @"\`*[]<|~";

    /// <summary>The text as one line of literal text, fit for a paragraph, a list item, a heading or a table cell.</summary>
    public static string Line(string? text)
    {
        var plain = PlainText.Line(text);
        var line = new StringBuilder(plain.Length + 8);
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsMarkup(plain, i))
                line.Append('\\');
            line.Append(plain[i]);
        }

        return line.ToString();
    }

    /// <summary>The text as literal paragraphs; a single line break is a space, as in any flowing text.</summary>
    public static IEnumerable<string> Paragraphs(string? text) => PlainText.Paragraphs(text).Select(Line);

    /// <summary>A link that shows where it leads; nothing but http and https becomes one.</summary>
    public static string Link(string? url) => PlainText.WebAddress(url) is { } address ? $"<{address}>" : Line(url);

    private static bool IsMarkup(string text, int i) => text[i] switch
    {
        '_' => !(IsWord(text, i - 1) && IsWord(text, i + 1)),
        '&' => Entity().IsMatch(text.AsSpan(i, Math.Min(40, text.Length - i))),
        '#' => i == 0 || text[i - 1] is ' ' or '#',
        '>' or '=' => i == 0,
        '-' or '+' => i == 0 && EndsWord(text, i, text[i]),
        '.' or ')' => i is > 0 and < 10 && EndsWord(text, i, ' ')
            && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0,
        var c => AlwaysEscaped.Contains(c),
    };

    private static bool EndsWord(string text, int i, char same) =>
        i + 1 == text.Length || text[i + 1] == ' ' || text[i + 1] == same;

    private static bool IsWord(string text, int i) => i >= 0 && i < text.Length
        && (char.IsLetterOrDigit(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark);

    [GeneratedRegex(
        "^&(#[0-9]|#[xX][0-9a-fA-F]|[A-Za-z][A-Za-z0-9]*;)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity();
}
