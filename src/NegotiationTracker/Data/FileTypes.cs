using System.IO.Compression;
using System.Text;

namespace NegotiationTracker.Data;

/// <summary>What a file is, told from its content and never from its name.</summary>
internal static class FileTypes
{
    public const string InWords = "PDF, PNG, JPEG, GIF, WebP, plain text, web page, Word, Excel, PowerPoint or OpenDocument file";
    private const int MostEntries = 2_000;

    private static readonly (byte[] Start, string Type)[] Starts =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], "image/png"),
        ([0xff, 0xd8, 0xff], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
    ];

    private static readonly (string Entry, string Type)[] Packages =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    private static readonly string[] OpenDocument = ["text", "spreadsheet", "presentation"];

    /// <returns>The media type; nothing if it is none of those that are kept.</returns>
    public static string? Of(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[16];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        foreach (var (start, type) in Starts)
            if (head.StartsWith(start))
                return type;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
            return "image/webp";
        file.Position = 0;
        return head.StartsWith("PK\x03\x04"u8) ? Package(file) : Text(file);
    }

    /// <summary>An office file is an archive that says what it is; other archives are not kept.</summary>
    private static string? Package(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(HoldsMacros))
                return null;
            foreach (var (entry, type) in Packages)
                if (archive.GetEntry(entry) is not null)
                    return type;
            if (archive.GetEntry("mimetype") is not { Length: < 100 } declared)
                return null;
            using var said = declared.Open();
            Span<byte> bytes = stackalloc byte[100];
            var told = Encoding.ASCII.GetString(bytes[..said.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]);
            return OpenDocument.Select(kind => $"application/vnd.oasis.opendocument.{kind}").FirstOrDefault(type => type == told);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            return null; // begins like an archive, and is none
        }
    }

    /// <summary>Microsoft's projects of Visual Basic, and the folders in which OpenDocument keeps its programs.</summary>
    private static bool HoldsMacros(ZipArchiveEntry entry) =>
        entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Basic/", StringComparison.Ordinal) || entry.FullName.StartsWith("Scripts/", StringComparison.Ordinal);

    private static string? Text(Stream file)
    {
        var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        var beginning = "";
        var buffer = new char[4096];
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                if (beginning.Length == 0)
                    beginning = new string(buffer, 0, read).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\b') || buffer.AsSpan(0, read).ContainsAnyInRange('\u000e', '\u001f'))
                    return null;
            }
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        return beginning.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || beginning.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? "text/html" : "text/plain";
    }
}
