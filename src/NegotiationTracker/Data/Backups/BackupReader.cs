using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data.Backups;

/// <summary>
/// Reads a backup that anybody may have made: no entry but those that its manifest names, none longer than it says, none
/// with another hash. What an archive says about its own lengths is not believed.
/// </summary>
public sealed class BackupReader : IDisposable
{
    private const int MostFiles = 1_000_000;
    private const int MostBytesOfManifest = 200 * 1024 * 1024;

    private readonly ZipArchive _zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Bytes of all that it holds, unpacked.</summary>
    public long Bytes => Manifest.Database.Bytes + Manifest.Files.Sum(f => f.Bytes);

    /// <exception cref="BackupRefusedException">It is no backup, or damaged.</exception>
    public static BackupReader Open(Stream archive)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = ReadManifest(zip);
            var parts = manifest.Files.Select(f => BackupManifest.FilesPrefix + f.Hash)
                .Append(BackupManifest.DatabaseName).Append(BackupManifest.Name).Order(StringComparer.Ordinal);
            if (!zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).SequenceEqual(parts, StringComparer.Ordinal))
                throw Damaged("what lies in it is not what its manifest names");
            return new BackupReader(zip, manifest);
        }
        catch (Exception e) when (IsOfArchive(e))
        {
            zip?.Dispose();
            throw Damaged("it is cut off, or was altered");
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Reads all of it, and holds it against the manifest.</summary>
    public async Task Check(CancellationToken stop)
    {
        await Copy(BackupManifest.DatabaseName, Manifest.Database, Stream.Null, stop);
        foreach (var file in Manifest.Files)
            await Copy(BackupManifest.FilesPrefix + file.Hash, file, Stream.Null, stop);
    }

    /// <summary>Unpacks it into an empty folder, and looks through the database there.</summary>
    public async Task UnpackInto(string folder, CancellationToken stop)
    {
        var database = Path.Combine(folder, BackupManifest.DatabaseName);
        await Unpack(BackupManifest.DatabaseName, Manifest.Database, database, stop);
        foreach (var file in Manifest.Files)
        {
            var place = Path.Combine(folder, FileStore.FolderName, file.Hash[..2], file.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await Unpack(BackupManifest.FilesPrefix + file.Hash, file, place, stop);
        }

        var (head, entries, _) = await BackupDatabase.Check(database, stop);
        if ((head, entries) != (Manifest.Head, Manifest.Entries))
            throw Damaged("its database ends with another entry than its manifest says");
    }

    public void Dispose() => _zip.Dispose();

    private async Task Unpack(string name, BackupPart part, string place, CancellationToken stop)
    {
        await using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await Copy(name, part, file, stop);
        file.Flush(flushToDisk: true);
    }

    private async Task Copy(string name, BackupPart part, Stream to, CancellationToken stop)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var content = _zip.GetEntry(name)!.Open();
            var buffer = new byte[81_920];
            long bytes = 0;
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
            {
                if ((bytes += read) > part.Bytes)
                    throw Damaged($"{name} is longer than its manifest says");
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            if (bytes != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Hash)
                throw Damaged($"{name} is not what it was when the backup was made");
        }
        catch (InvalidDataException)
        {
            throw Damaged($"{name} was altered, or arrived in parts");
        }
    }

    private static BackupManifest ReadManifest(ZipArchive zip)
    {
        if (zip.Entries.Count > MostFiles || zip.GetEntry(BackupManifest.Name) is not { } entry)
            throw Damaged("it has no manifest");
        using var content = entry.Open();
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        for (int bytes; (bytes = content.Read(buffer)) > 0 && read.Length <= MostBytesOfManifest;)
            read.Write(buffer, 0, bytes);
        if (read.Length > MostBytesOfManifest)
            throw Damaged("its manifest is too long");
        var manifest = CanonicalJson.Read<BackupManifest>(System.Text.Encoding.UTF8.GetString(read.ToArray()));
        if (manifest.Format != BackupManifest.FormatNow)
            throw new BackupRefusedException($"This backup is of the format {(manifest.Format ?? "").Quoted()}, and this program "
                + $"reads {BackupManifest.FormatNow}. Use the program that made it.");
        return manifest is { Database: not null, Files: not null, Head: not null }
            && manifest.Files.All(f => f is not null && FileStore.IsHash(f.Hash ?? "") && f.Bytes is > 0 and <= StoredFile.MostBytes)
            ? manifest
            : throw Damaged("its manifest makes no sense");
    }

    private static bool IsOfArchive(Exception e) =>
        e is InvalidDataException or EndOfStreamException or JsonException or ArgumentException or OverflowException or NotSupportedException;

    private static BackupRefusedException Damaged(string how) =>
        new($"This is no backup of the tracker, or a damaged one: {how}. Nothing was changed; use another backup.");
}
