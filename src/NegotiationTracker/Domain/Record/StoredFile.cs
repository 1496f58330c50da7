using System.Text.Json.Serialization;

namespace NegotiationTracker.Domain.Record;

/// <summary>A file as the record names it. Its content lies beside the database under its hash, so it cannot change unseen.</summary>
/// <param name="Hash">SHA-256 of the content, 64 hexadecimal digits in lower case.</param>
/// <param name="Name">The name that it came with, without folders.</param>
/// <param name="MediaType">What the content is, told from the content.</param>
/// <param name="Bytes">Length of the content.</param>
public sealed record StoredFile(string Hash, string Name, string MediaType, long Bytes)
{
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>One of the pictures that every browser shows, and that can hold no program.</summary>
    [JsonIgnore]
    public bool IsPicture => MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    /// <summary>What it is, whatever its name says.</summary>
    [JsonIgnore]
    public string KindInWords => MediaType switch
    {
        "application/pdf" => "PDF",
        "text/plain" => "text",
        "text/html" => "web page",
        _ when IsPicture => "picture",
        _ => "office file",
    };
}
