using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data.Backups;

/// <summary>
/// Writes a whole data directory into one archive while the tracker serves: the database as of one moment, every file that
/// the record names, and a manifest with the hashes of all.
/// </summary>
public sealed class BackupWriter(IOptions<TrackerOptions> options, FileStore files, TimeProvider clock)
{
    /// <param name="archive">An empty file, open for reading too: what was written is read once more before it counts.</param>
    /// <param name="scratch">Where the copy of the database may lie for a while.</param>
    /// <returns>What it holds, and the files that the record names and that are not here as they were.</returns>
    public async Task<(BackupManifest Manifest, IReadOnlyList<StoredFile> Missing)> Write(
        FileStream archive, string scratch, CancellationToken stop)
    {
        try
        {
            var made = clock.GetUtcNow();
            BackupDatabase.Copy(options.Value.DatabaseFile, scratch);
            var (head, entries, named) = await BackupDatabase.Check(scratch, stop);
            List<StoredFile> missing = [];
            List<BackupPart> kept = [];
            BackupManifest manifest;
            using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            {
                await using (var database = File.OpenRead(scratch))
                    manifest = new BackupManifest(BackupManifest.FormatNow, made, head, entries, await Add(zip, BackupManifest.DatabaseName, database, stop), kept);
                foreach (var file in named.OrderBy(f => f.Hash, StringComparer.Ordinal))
                {
                    if (!files.Has(file) || !await files.IsSound(file.Hash, stop))
                    {
                        missing.Add(file);
                        continue;
                    }

                    await using var content = files.Open(file)!;
                    kept.Add(await Add(zip, BackupManifest.FilesPrefix + file.Hash, content, stop));
                }

                await using var entry = zip.CreateEntry(BackupManifest.Name).Open();
                await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(CanonicalJson.Write(manifest)), stop);
            }

            archive.Flush(flushToDisk: true);
            archive.Position = 0;
            using var written = BackupReader.Open(archive);
            await written.Check(stop);
            return (manifest, missing);
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    private static async Task<BackupPart> Add(ZipArchive zip, string name, Stream content, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var buffer = new byte[81_920];
        long bytes = 0;
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        return new BackupPart(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
