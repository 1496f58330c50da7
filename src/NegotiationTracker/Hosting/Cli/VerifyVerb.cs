using System.CommandLine;
using System.Globalization;
using NegotiationTracker.Features.Audit;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>verify [--head HASH]</c></summary>
internal static class VerifyVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var head = new Option<string?>("--head")
        {
            Description = "The hash of the last ledger row as noted outside, to find a cut tail.",
            HelpName = "HASH",
        };
        var verb = new Command("verify", "Check the ledger's chain, and every entry and summary against it.") { head };
        verb.SetAction((parsed, stop) => Run(tracker, parsed.GetValue(head), stop));
        return verb;
    }

    private static Task<int> Run(VerbTracker tracker, string? head, CancellationToken stop) => tracker.Read(
        async requests =>
        {
            var found = await requests.Send(new VerifyRecord(head), stop);
            if (!found.IsWhole)
                throw new VerbRefusedException(
                    string.Join(Environment.NewLine, found.Findings.Prepend("The record is not whole.")));
            await tracker.Terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"The record is whole: {found.Entries:N0} entries, head {found.Head}."));
        },
        stop);
}
