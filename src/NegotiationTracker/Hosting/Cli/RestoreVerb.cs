using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Data.Backups;
using NegotiationTracker.Domain;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>restore FILE</c></summary>
internal static class RestoreVerb
{
    /// <summary>Everything is unpacked and checked here, and moved into place at the end.</summary>
    private const string Unfinished = ".restoring";

    public static Command Describe(VerbTracker tracker)
    {
        var file = new Argument<string>("FILE") { Description = "A backup, as “backup” wrote it." };
        var verb = new Command("restore", "Put a backup into an empty data directory.") { file };
        verb.SetAction((parsed, stop) => Run(tracker, parsed.GetRequiredValue(file), stop));
        return verb;
    }

    private static Task<int> Run(VerbTracker tracker, string path, CancellationToken stop) => tracker.WriteWith(
        async services =>
        {
            var options = services.GetRequiredService<IOptions<TrackerOptions>>().Value;
            var folder = Path.GetFullPath(options.DataDirectory);
            if (!File.Exists(path))
                throw new VerbRefusedException($"There is no file {Path.GetFullPath(path)}.");
            if (Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))
                .Any(name => name is not (DataDirectoryLock.FileName or Unfinished)))
                throw new VerbRefusedException(
                    $"{folder} is not empty, and a restore overwrites nothing. Move what is there elsewhere, or set Tracker:DataDirectory "
                    + "to an empty folder, then run this again.");
            await using var archive = File.OpenRead(path);
            using var backup = BackupReader.Open(archive);
            RequireSpace(backup, folder);
            await Unpack(backup, folder, stop);
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Restored to {folder}: {backup.Manifest.Entries:N0} entries and {backup.Manifest.Files.Count:N0} files as of "
                + $"{backup.Manifest.Made:yyyy-MM-dd HH:mm} UTC, head {backup.Manifest.Head}. Start the tracker, or “verify” it first."));
        });

    private static async Task Unpack(BackupReader backup, string folder, CancellationToken stop)
    {
        var unfinished = Path.Combine(folder, Unfinished);
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        try
        {
            Directory.CreateDirectory(unfinished);
            await backup.UnpackInto(unfinished, stop);
            if (backup.Manifest.Files.Count > 0)
                Directory.Move(Path.Combine(unfinished, FileStore.FolderName), Path.Combine(folder, FileStore.FolderName));
            // The database comes last: while it is not there, nothing is.
            File.Move(Path.Combine(unfinished, BackupManifest.DatabaseName), Path.Combine(folder, BackupManifest.DatabaseName));
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void RequireSpace(BackupReader backup, string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (backup.Bytes > free)
            throw new VerbRefusedException(
                $"The backup needs {Words.Size(backup.Bytes)}, and {folder} has {Words.Size(free)} free. Make room, or name another folder.");
    }
}
