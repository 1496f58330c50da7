using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>
/// Files that the record names, under the data directory, each under the SHA-256 of its content: one content lies there
/// once, and whoever changes it is found out.
/// </summary>
public sealed class FileStore(IOptions<TrackerOptions> options, TimeProvider clock)
{
    public const string FolderName = "files";
    private const int Buffer = 81_920;
    private const string Unfinished = ".part";

    public string Folder { get; } = Path.Combine(Path.GetFullPath(options.Value.DataDirectory), FolderName);

    /// <summary>Takes a file in. It stays only if an entry names it: see <see cref="Sweep"/>.</summary>
    /// <exception cref="RuleViolationException">It is empty, too long, or of no kind that is kept.</exception>
    public async Task<StoredFile> Keep(Stream content, string name, CancellationToken stop)
    {
        Directory.CreateDirectory(Folder);
        var draft = Path.Combine(Folder, Path.GetRandomFileName() + Unfinished);
        try
        {
            var (hash, bytes) = await Write(content, draft, stop);
            if (bytes == 0)
                throw new RuleViolationException("The file is empty. Choose another one.", "file");
            var type = FileTypes.Of(draft)
                ?? throw new RuleViolationException(
                    $"This is none of the kinds of file that are kept: {FileTypes.InWords}. Print it to PDF, or take a picture of it.", "file");
            var place = PlaceOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime); // a sweep counts by the same clock
            File.Move(draft, place, overwrite: true); // the same content again: it is new to a sweep, and mends what was damaged
            return new StoredFile(hash, Named(name), type, bytes);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The content; nothing if it is not here, as after an import without its files.</summary>
    public FileStream? Open(StoredFile file) => Has(file)
        ? new FileStream(PlaceOf(file.Hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, useAsync: true)
        : null;

    public bool Has(StoredFile file) => IsHash(file.Hash) && new FileInfo(PlaceOf(file.Hash)) is { Exists: true } there && there.Length == file.Bytes;

    /// <summary>Whether it is here, and is the kind of file that it is said to be.</summary>
    public bool HasAsTold(StoredFile file) => Has(file) && FileTypes.Of(PlaceOf(file.Hash)) == file.MediaType;

    /// <exception cref="RuleViolationException">It was never taken in, or forgotten since.</exception>
    public void Require(StoredFile file)
    {
        if (!HasAsTold(file))
            throw new RuleViolationException("The file is not here any more. Choose it again.", "file");
    }

    /// <summary>Where the content of a hash lies.</summary>
    public string PlaceOf(string hash) => Path.Combine(Folder, hash[..2], hash);

    /// <summary>The hashes of all files that are kept.</summary>
    public IEnumerable<string> All() => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder).SelectMany(Directory.EnumerateFiles).Select(f => Path.GetFileName(f)).Where(IsHash)
        : [];

    /// <summary>Removes files again that no entry can name yet.</summary>
    public void Forget(IEnumerable<StoredFile> taken)
    {
        foreach (var file in taken)
            File.Delete(PlaceOf(file.Hash));
    }

    /// <summary>Whether what lies under a hash is still what it was.</summary>
    public async Task<bool> IsSound(string hash, CancellationToken stop)
    {
        await using var content = new FileStream(PlaceOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)) == hash;
    }

    /// <summary>Removes what was taken in before a moment and is named by no entry.</summary>
    public int Sweep(IReadOnlySet<string> named, DateTimeOffset before)
    {
        var forgotten = All().Where(hash => !named.Contains(hash)).Select(PlaceOf)
            .Where(place => File.GetLastWriteTimeUtc(place) < before.UtcDateTime).ToArray();
        Array.ForEach(forgotten, File.Delete);
        foreach (var unfinished in Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + Unfinished) : [])
            if (File.GetLastWriteTimeUtc(unfinished) < before.UtcDateTime)
                File.Delete(unfinished); // the program ended while somebody was sending it
        return forgotten.Length;
    }

    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static async Task<(string Hash, long Bytes)> Write(Stream content, string draft, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, useAsync: true);
        var buffer = new byte[Buffer];
        long bytes = 0;
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
        {
            bytes += read;
            if (bytes > StoredFile.MostBytes)
                throw new RuleViolationException("A file may be 20 MB long, and this one is longer. Keep the part that matters.", "file");
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        // The entry that names it may be acknowledged a moment later: by then it has to be on the disk.
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    /// <summary>The name without folders, and without what cannot be printed or turns what stands around it.</summary>
    private static string Named(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && !Limits.Turning.Contains(c))).Trim();
        var end = Path.GetExtension(clean);
        return clean.Length == 0 ? "file"
            : clean.Length <= Limits.Name ? clean
            : end.Length < 20 ? clean[..(Limits.Name - end.Length)] + end : clean[..Limits.Name];
    }
}
