using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// A piece of HTML, written as an interpolated string: what stands in its holes is encoded, unless it is HTML itself. So
/// nothing that was recorded can become markup, wherever it is put, as long as attributes have quotes around them.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int holes)
{
    public static readonly Html None = new(0, 0);

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + 16 * holes);

    /// <summary>The pieces one after the other, parted by a mark of our own.</summary>
    public static Html Join(IEnumerable<Html> pieces, string between = "")
    {
        var all = new Html(0, 0);
        foreach (var piece in pieces)
        {
            if (all._text.Length > 0)
                all._text.Append(between);
            all._text.Append(piece._text);
        }

        return all;
    }

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(PlainText.Line(text)));

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Html? piece) => _text.Append(piece?._text);

    public override string ToString() => _text.ToString();
}
