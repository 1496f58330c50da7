using System.CommandLine;

namespace NegotiationTracker.Hosting.Cli;

/// <summary>
/// What the program does instead of serving when it is called with a verb. Exit code 0 done, 1 refused with a sentence,
/// 2 called wrongly.
/// </summary>
public static class Verbs
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;

    private static readonly string[] Help = ["--help", "-h", "-?", "/?", "/h", "--version"];

    /// <param name="arrange">Changes the services after they were added: another clock, another directory.</param>
    /// <returns>The exit code; nothing if the arguments name no verb and the tracker is to serve.</returns>
    public static async Task<int?> Run(
        string[] args, Terminal? terminal = null, Action<IServiceCollection>? arrange = null,
        CancellationToken stop = default)
    {
        // Without a verb come only settings for the server: --urls X, Tracker:DataDirectory=X.
        if (args is [] || (!Help.Contains(args[0]) && (args[0].StartsWith('-') || args[0].Contains('='))))
            return null;
        terminal ??= Terminal.OfProcess;
        var tracker = new VerbTracker(terminal, arrange);
        var root = new RootCommand("The working record of a peace negotiation. Without a verb it serves its pages.")
        {
            ImportVerb.Describe(tracker),
            ExportVerb.Describe(tracker),
            ReportVerb.Describe(tracker),
            VerifyVerb.Describe(tracker),
            RebuildVerb.Describe(tracker),
            BackupVerb.Describe(tracker),
            RestoreVerb.Describe(tracker),
        };
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return await Explain(root, parsed, terminal, stop);
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            },
            stop);
    }

    private static async Task<int> Explain(
        RootCommand root, ParseResult parsed, Terminal terminal, CancellationToken stop)
    {
        var verb = parsed.CommandResult.Command;
        if (verb == root)
            await terminal.Error.WriteLineAsync($"“{parsed.Tokens[0].Value}” is no verb of this program.");
        else
            foreach (var error in parsed.Errors)
                await terminal.Error.WriteLineAsync(error.Message);
        var help = root.Parse(verb == root ? ["--help"] : [verb.Name, "--help"]);
        await help.InvokeAsync(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error }, stop);
        return Usage;
    }
}
