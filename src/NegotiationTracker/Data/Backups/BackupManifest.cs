using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data.Backups;

/// <summary>What a backup holds, with hashes of all of it: the first thing that a restore reads.</summary>
/// <param name="Made">When the database was copied.</param>
/// <param name="Head">Hash of the ledger's last row: “verify --head” takes it.</param>
/// <param name="Entries">Rows in the ledger.</param>
public sealed record BackupManifest(
    string Format, DateTimeOffset Made, string Head, long Entries, BackupPart Database, IReadOnlyList<BackupPart> Files)
{
    public const string FormatNow = "negotiation-tracker-backup/1";
    public const string Name = "manifest.json";
    public const string DatabaseName = "tracker.db";
    public const string FilesPrefix = FileStore.FolderName + "/";
}

/// <param name="Hash">SHA-256 of the content, 64 hexadecimal digits in lower case.</param>
public sealed record BackupPart(string Hash, long Bytes);

/// <summary>A backup cannot be made or used; the sentence says why, and what to do.</summary>
public sealed class BackupRefusedException(string sentence) : RefusedException(sentence);
