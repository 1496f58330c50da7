using System.CommandLine;
using System.Globalization;
using NegotiationTracker.Data.Backups;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>backup --out FILE</c></summary>
internal static class BackupVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var output = OutputFile.Option();
        var verb = new Command("backup", "Write everything into one file, beside a serving tracker: the database and the files that the record names.") { output };
        verb.SetAction((parsed, stop) => Run(tracker, parsed.GetRequiredValue(output), stop));
        return verb;
    }

    private static Task<int> Run(VerbTracker tracker, string path, CancellationToken stop) => tracker.ReadWith(
        async services =>
        {
            BackupManifest? manifest = null;
            var lacks = 0;
            var replaces = File.Exists(path);
            var backup = services.GetRequiredService<BackupWriter>();
            var file = await OutputFile.WriteBytes(path, async (archive, scratch) =>
            {
                (manifest, var missing) = await backup.Write(archive, scratch, stop);
                foreach (var lost in missing.Take(20))
                    await tracker.Terminal.Error.WriteLineAsync($"Not in the backup, because it is not here or not what it was: {lost.Name} ({lost.Hash}).");
                lacks = missing.Count;
                if (missing.Count > 20)
                    await tracker.Terminal.Error.WriteLineAsync($"And {missing.Count - 20} more files. “verify” tells what is wrong.");
            });
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Backup written to {file}{(replaces ? ", in place of the file that was there," : "")} and read once more: {manifest!.Entries:N0} entries, {manifest.Files.Count:N0} files, "
                + $"{Words.Size(new FileInfo(file).Length)}, head {manifest.Head}."));
            // Whoever runs it by night has to learn that the record and its files are not whole.
            if (lacks > 0)
                throw new RuleViolationException($"The backup was written, but {lacks} of the files that the record names are not in it. “verify” tells which are missing or altered; put them back from an earlier backup.");
        },
        stop);
}
