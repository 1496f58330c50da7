using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// An import is on record as a source: the file. Its key holds the id of the command, every entry of the import cites it, and
/// the place in it says which row an entry is from.
/// </summary>
internal static class ImportedFrom
{
    public const string Prefix = "import-";
    private const string KeyMark = "#";

    public static string SourceKey(Guid command) => $"{Prefix}{command:N}";

    /// <summary>The command that made the import; nothing if the source is none.</summary>
    public static Guid? Command(string sourceKey) =>
        sourceKey.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(sourceKey[Prefix.Length..], "N", out var id) ? id : null;

    /// <summary>A program in which a key stands for one thing, whatever that comes to be called.</summary>
    public static bool IsTracker(string from) => from.Trim() is "Redmine" or "Jira";

    public static string Publisher(FileMapping mapping) =>
        string.IsNullOrWhiteSpace(mapping.From) ? "Imported file" : mapping.From.Trim();

    /// <summary>The files of the same list that were imported before, those apart whose import was undone.</summary>
    public static IQueryable<Source> Files(TrackerDbContext db, Guid negotiation, FileMapping mapping)
    {
        var from = Publisher(mapping);
        return db.Sources.Where(s => s.NegotiationId == negotiation && s.Publisher == from && s.Key.StartsWith(Prefix) && !s.IsWithdrawn);
    }

    /// <param name="foreign">The number or key that the row has where it is from; empty if it has none.</param>
    public static string Place(string foreign, int row)
    {
        var key = foreign.TrimStart('#');
        return key.Length is 0 or > Limits.Place - 1 ? $"row {row}" : KeyMark + key;
    }

    public static string? KeyIn(string place) => place.StartsWith(KeyMark, StringComparison.Ordinal) ? place[KeyMark.Length..] : null;
}
