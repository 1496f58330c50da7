using System.CommandLine;

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
        _ => throw new VerbRefusedException($"This verb is not there yet{(head is null ? "" : ", with a head or without")}."), stop);
}
