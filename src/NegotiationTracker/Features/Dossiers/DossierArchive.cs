using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NegotiationTracker.Data;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// A dossier with the files that it names, in one archive: dossier.yaml, and files/HASH each. Whatever an archive says about
/// its lengths is counted while it is unpacked, and nothing of it is kept before all of it was held against its hashes.
/// </summary>
public sealed class DossierArchive : IDisposable
{
    public const string DossierName = "dossier.yaml";
    public const long MostBytes = 4L * 1024 * 1024 * 1024;
    private const string FilesPrefix = FileStore.FolderName + "/";
    private const int MostFiles = 10_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ZipArchive _zip;

    private DossierArchive(ZipArchive zip) => _zip = zip;

    private IEnumerable<ZipArchiveEntry> Files => _zip.Entries.Where(e => e.FullName != DossierName);

    /// <returns>Files that the dossier names and that are not here.</returns>
    public static async Task<IReadOnlyList<StoredFile>> Write(
        Stream archive, FileStore files, Func<TextWriter, Task<ExportedDossier>> export, CancellationToken stop)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        ExportedDossier exported;
        await using (var writer = new StreamWriter(zip.CreateEntry(DossierName).Open(), Utf8) { NewLine = "\n" })
            exported = await export(writer);
        List<StoredFile> missing = [];
        foreach (var file in exported.Files.OrderBy(f => f.Hash, StringComparer.Ordinal))
        {
            if (!files.Has(file) || !await files.IsSound(file.Hash, stop))
            {
                missing.Add(file);
                continue;
            }

            await using var content = files.Open(file)!;
            await using var entry = zip.CreateEntry(FilesPrefix + file.Hash, CompressionLevel.Fastest).Open();
            await content.CopyToAsync(entry, stop);
        }

        return missing;
    }

    /// <exception cref="RuleViolationException">It is no such archive.</exception>
    public static DossierArchive Open(Stream archive)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostFiles)
                throw Refused($"it holds more than {MostFiles} files");
            if (zip.Entries.Count(e => e.FullName == DossierName) != 1)
                throw Refused($"{DossierName} is not in it");
            if (zip.Entries.FirstOrDefault(e => e.FullName != DossierName && !IsFile(e)) is { } stranger)
                throw Refused($"{stranger.FullName.Quoted()} does not belong into it");
            if (zip.Entries.DistinctBy(e => e.FullName).Count() < zip.Entries.Count)
                throw Refused("a file lies in it twice");
            return new DossierArchive(zip);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException or NotSupportedException)
        {
            zip?.Dispose();
            throw Refused("it is cut off, or was altered");
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>The dossier, after every file was held against its hash.</summary>
    public async Task<string> Read(CancellationToken stop)
    {
        foreach (var file in Files)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await foreach (var part in Parts(file, StoredFile.MostBytes, stop))
                hash.AppendData(part.Span);
            if (FilesPrefix + Convert.ToHexStringLower(hash.GetHashAndReset()) != file.FullName)
                throw Refused($"the content of {file.FullName} is not what its name says");
        }

        using var text = new MemoryStream();
        await foreach (var part in Parts(_zip.GetEntry(DossierName)!, ImportDossier.MostCharacters, stop))
            text.Write(part.Span);
        try
        {
            return Utf8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (DecoderFallbackException)
        {
            throw Refused($"{DossierName} is no text in UTF-8");
        }
    }

    /// <summary>
    /// Takes the files in and then does what names them. If that is refused, those that were not here before are gone again.
    /// </summary>
    public async Task<T> KeepWhile<T>(FileStore files, Func<Task<T>> record, CancellationToken stop)
    {
        List<StoredFile> taken = [];
        var here = files.All().ToHashSet();
        try
        {
            foreach (var file in Files)
            {
                await using var content = file.Open();
                var kept = await files.Keep(content, file.Name, stop);
                if (!here.Contains(kept.Hash))
                    taken.Add(kept);
            }

            return await record();
        }
        catch (RefusedException)
        {
            files.Forget(taken);
            throw;
        }
    }

    public void Dispose() => _zip.Dispose();

    private static bool IsFile(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith(FilesPrefix, StringComparison.Ordinal) && FileStore.IsHash(entry.FullName[FilesPrefix.Length..]);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(
        ZipArchiveEntry entry, long most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var content = Opened(entry);
        var buffer = new byte[81_920];
        long bytes = 0;
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(buffer, stop);
            }
            catch (InvalidDataException)
            {
                throw Refused($"{entry.FullName} was altered, or arrived in parts");
            }

            if (read == 0)
                yield break;
            if ((bytes += read) > most)
                throw Refused($"{entry.FullName} is longer than {Words.Size(most)}");
            yield return buffer.AsMemory(0, read);
        }
    }

    private static Stream Opened(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException)
        {
            throw Refused($"{entry.FullName} was altered, or arrived in parts");
        }
    }

    private static RuleViolationException Refused(string how) => new(
        $"This is no dossier with its files, or a damaged one: {how}. It is an archive as “export … --out FILE.zip” writes it.");
}
