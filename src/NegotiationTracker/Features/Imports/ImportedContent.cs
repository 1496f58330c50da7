using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Features.Imports;

/// <summary>A file that somebody brings, and how it is to be understood.</summary>
public abstract record ImportedContent
{
    /// <summary>Key of the negotiation.</summary>
    public string Negotiation { get; set; } = "";

    [Required(ErrorMessage = "The file has no name.")]
    [AtMost(Limits.Title, "file’s name")]
    public string FileName { get; set; } = "";

    /// <summary>CSV or XLSX, told apart by what it holds.</summary>
    [JsonIgnore]
    [Required(ErrorMessage = "The file is empty: its first row has to name the columns.")]
    [MaxLength(FileTable.MostBytes, ErrorMessage = "The file is larger than 10 MB. Split it, and import the parts one after the other.")]
    public byte[] Content { get; set; } = [];

    /// <summary>Stands for the content where the same command is recognised.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Content ?? []));

    public FileEncoding Encoding { get; set; }

    /// <summary>The sheet of a workbook; the first that can be seen, if none is named.</summary>
    [AtMost(Limits.Name, "sheet’s name")]
    public string? Sheet { get; set; }

    /// <summary>What the rows are, where no mapping says it.</summary>
    public ImportOf? As { get; set; }

    /// <summary>How the columns are understood; guessed from their names if nothing is said.</summary>
    public FileMapping? Mapping { get; set; }

    [JsonIgnore]
    public IProgress<RowProgress>? Progress { get; set; }
}
