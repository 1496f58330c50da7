using System.CommandLine;
using System.Globalization;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>export NEGOTIATION --out FILE</c>: the dossier, or with a name that ends in .zip the dossier and its files.</summary>
internal static class ExportVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var negotiation = NegotiationArgument.Describe();
        var output = OutputFile.Option();
        var verb = new Command("export", "Write the whole record of a negotiation as a dossier file; as FILE.zip, with the files that it names.")
        {
            negotiation,
            output,
        };
        verb.SetAction((parsed, stop) =>
            Run(tracker, parsed.Key(negotiation), parsed.GetRequiredValue(output), stop));
        return verb;
    }

    public static bool IsArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    private static Task<int> Run(
        VerbTracker tracker, string negotiation, string path, CancellationToken stop) => tracker.ReadWith(
        async services =>
        {
            var requests = VerbTracker.Operator(services);
            ExportedDossier? exported = null;
            IReadOnlyList<StoredFile> missing = [];
            async Task<ExportedDossier> Export(TextWriter writer) =>
                exported = await requests.SendAbout(negotiation, new ExportDossier(negotiation, writer), stop);
            var file = IsArchive(path)
                ? await OutputFile.WriteBytes(path, async (archive, _) =>
                    missing = await DossierArchive.Write(archive, services.GetRequiredService<FileStore>(), Export, stop))
                : await OutputFile.Write(path, Export);
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{negotiation}: {exported!.Entries:N0} entries{Along(path, exported.Files.Count - missing.Count)} written to {file}."));
            if (!IsArchive(path) && exported.Files.Count > 0)
                await tracker.Terminal.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{exported.Files.Count:N0} files that it names are left out: name a file that ends in .zip to take them along."));
            foreach (var lost in missing.Take(20))
                await tracker.Terminal.Error.WriteLineAsync($"Left out, because it is not here or not what it was: {lost.Name} ({lost.Hash}).");
            if (missing.Count > 0)
                throw new RuleViolationException($"The archive was written, but {missing.Count} of the files that its entries name are not in it. “verify” tells which are missing or altered; put them back from a backup.");
        },
        stop);

    private static string Along(string path, int files) =>
        IsArchive(path) ? string.Create(CultureInfo.InvariantCulture, $" and {files:N0} files") : "";
}
