using System.Text;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>How a text file was written, where it does not say so itself.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8; UTF-16 if the file begins with its mark.</summary>
    Unicode,
    Windows1251,
    Windows1252,
}

/// <summary>Finds out by its content what a file is, and reads it within the limits.</summary>
internal static class FileReading
{
    private const string Takes = "Import takes tables: save the table as .xlsx, or as .csv, .tsv or .txt with one row a line.";
    private const int Beginning = 1024;

    public static FileTable Read(byte[] content, FileEncoding encoding, string? sheet, CancellationToken stop) => content switch
    {
        [] => throw new FileRefusedException("The file is empty: its first row has to name the columns."),
        { Length: > FileTable.MostBytes } => throw new FileRefusedException(
            "The file is larger than 10 MB. Split it, and import the parts one after the other."),
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => Workbook.Read(content, sheet, stop),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new FileRefusedException(
            "This is a workbook of an older Excel, or one with a password. Open it, save it as .xlsx or .csv without a password, and import that."),
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => throw new FileRefusedException($"This is a text document. {Takes}"),
        [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] =>
            throw new FileRefusedException("This is a packed file. Unpack it, and import the .xlsx or .csv in it."),
        _ when content.AsSpan(0, Math.Min(content.Length, Beginning)).IndexOf("%PDF-"u8) >= 0 => throw new FileRefusedException(
            $"This is a PDF, whatever it is called. {Takes}"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
            or [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => throw new FileRefusedException(
            $"This is a picture, whatever it is called. {Takes}"),
        _ => DelimitedText.Read(Decoded(content, encoding), stop),
    };

    /// <summary>What else looks as if no text began with it: a program, a sound, a film.</summary>
    private static bool IsNoText(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, Beginning)].ContainsAnyInRange((byte)1, (byte)8) || content.StartsWith("\u007fELF"u8) || content.StartsWith("MZ"u8);

    private static string Decoded(byte[] content, FileEncoding encoding)
    {
        var (decoder, mark) = content switch
        {
            [0xFF, 0xFE, 0, 0, ..] => throw new FileRefusedException("This text is in UTF-32, which hardly any program writes. Save it as CSV UTF-8."),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            _ => (Chosen(encoding), 0),
        };
        var nul = decoder is UnicodeEncoding ? -1 : Array.IndexOf(content, (byte)0);
        if (nul >= 0)
            throw new FileRefusedException(
                $"Line {Line(content, nul)} holds a character that no text has (NUL). If the file is a table, open it in a "
                + "spreadsheet program and save it as CSV UTF-8.");
        try
        {
            return decoder.GetString(content, mark, content.Length - mark);
        }
        catch (DecoderFallbackException e)
        {
            if (IsNoText(content))
                throw new FileRefusedException($"This is no table, whatever it is called. {Takes}");
            var at = Math.Clamp(e.Index + mark, 0, content.Length - 1);
            throw new FileRefusedException(
                $"The file is not written in Unicode: line {Line(content, at)} holds a character that cannot be read. Save it as "
                + "“CSV UTF-8”, or say how it was written: Windows1251 (Cyrillic) or Windows1252 (Western European).", isOfEncoding: true);
        }
    }

    private static Encoding Chosen(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Windows1251 => CodePagesEncodingProvider.Instance.GetEncoding(1251)!,
        FileEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
    };

    private static int Line(byte[] content, int at) => 1 + content.AsSpan(0, at).Count((byte)'\n');
}
