using System.CommandLine;
using System.Globalization;
using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>export NEGOTIATION --out FILE</c></summary>
internal static class ExportVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var negotiation = NegotiationArgument.Describe();
        var output = OutputFile.Option();
        var verb = new Command("export", "Write the whole record of a negotiation as a dossier file.")
        {
            negotiation,
            output,
        };
        verb.SetAction((parsed, stop) =>
            Run(tracker, parsed.Key(negotiation), parsed.GetRequiredValue(output), stop));
        return verb;
    }

    private static Task<int> Run(
        VerbTracker tracker, string negotiation, string path, CancellationToken stop) => tracker.Read(
        async requests =>
        {
            ExportedDossier? exported = null;
            var file = await OutputFile.Write(
                path, async writer => exported = await requests.SendAbout(
                    negotiation, new ExportDossier(negotiation, writer), stop));
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{negotiation}: {exported!.Entries:N0} entries written to {file}."));
        },
        stop);
}
