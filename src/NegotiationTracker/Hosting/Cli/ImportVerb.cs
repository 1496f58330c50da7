using System.CommandLine;
using System.Globalization;
using System.Text;
using NegotiationTracker.Data;
using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>import FILE [--negotiation KEY [--as KIND] [--mapping FILE]]</c></summary>
internal static class ImportVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Describe(VerbTracker tracker)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A dossier, as docs/dossier-format.md describes it, or an archive of one with its files; or a .csv or .xlsx, as docs/imports.md does.",
        };
        var withoutFiles = new Option<bool>("--without-files")
        {
            Description = "Take a dossier's entries also where the files that they name did not come with it.",
        };
        var table = new TableOptions();
        var verb = new Command("import", "Take a file on record, whole or not at all.") { file, withoutFiles };
        foreach (var option in table.All)
            verb.Add(option);
        verb.SetAction((parsed, stop) => ImportTable.Takes(parsed.GetRequiredValue(file))
            ? ImportTable.Run(tracker, parsed.GetRequiredValue(file), table.Of(parsed), stop)
            : Run(tracker, parsed.GetRequiredValue(file), parsed.GetValue(withoutFiles), stop));
        return verb;
    }

    private static Task<int> Run(VerbTracker tracker, string path, bool withoutFiles, CancellationToken stop) => tracker.WriteStarted(
        async services =>
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new VerbRefusedException($"There is no file {file.FullName}.");
            var requests = VerbTracker.Operator(services);
            using var progress = tracker.Terminal.IsInteractive ? new ImportProgress(tracker.Terminal.Error) : null;
            var imported = ExportVerb.IsArchive(path)
                ? await FromArchive(file, services.GetRequiredService<FileStore>(), Take, stop)
                : await Take(await ReadText(file, stop));
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{imported.Negotiation}: {imported.Recorded:N0} entries recorded, "
                + $"{imported.Skipped:N0} were on record already."));

            Task<ImportedDossier> Take(string dossier) => requests.Send(
                new ImportDossier { Content = dossier, WithoutFiles = withoutFiles, Progress = progress }, stop);
        },
        stop);

    /// <summary>The files are taken in before the dossier, so that no entry ever names one that is not here.</summary>
    private static async Task<ImportedDossier> FromArchive(
        FileInfo file, FileStore files, Func<string, Task<ImportedDossier>> take, CancellationToken stop)
    {
        if (file.Length > DossierArchive.MostBytes)
            throw new VerbRefusedException("An archive of a dossier is at most 4 GB long.");
        await using var content = file.OpenRead();
        using var archive = DossierArchive.Open(content);
        var dossier = await archive.Read(stop);
        return await archive.KeepWhile(files, () => take(dossier), stop);
    }

    private static async Task<string> ReadText(FileInfo file, CancellationToken stop)
    {
        if (file.Length > ImportDossier.MostCharacters)
            throw new VerbRefusedException("A dossier file is at most 50 MB long.");
        try
        {
            return await File.ReadAllTextAsync(file.FullName, Utf8, stop);
        }
        catch (DecoderFallbackException)
        {
            throw new VerbRefusedException($"{file.FullName} is no text in UTF-8, so it is no dossier.");
        }
    }
}

/// <summary>One line that is written over as the import goes on, and wiped in the end.</summary>
internal sealed class ImportProgress(TextWriter error) : IProgress<DossierProgress>, IDisposable
{
    private const string Wipe = "\r\u001b[K";

    public void Report(DossierProgress value) => error.Write(string.Create(
        CultureInfo.InvariantCulture, $"{Wipe}{value.Read:N0} entries read, {value.Saved:N0} saved"));

    public void Dispose() => error.Write(Wipe);
}
