using System.CommandLine;
using NegotiationTracker.Features.Audit;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>rebuild</c></summary>
internal static class RebuildVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var verb = new Command("rebuild", "Compute every summary anew from the entries.");
        verb.SetAction((_, stop) => tracker.Write(
            async requests =>
            {
                var mended = await requests.Send(new RebuildSummaries(), stop);
                await tracker.Terminal.Output.WriteLineAsync(
                    mended == 0
                        ? "Every summary was right."
                        : $"{mended} summaries differed from the record and were mended.");
            },
            stop));
        return verb;
    }
}
