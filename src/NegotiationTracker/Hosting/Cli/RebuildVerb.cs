using System.CommandLine;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>rebuild</c></summary>
internal static class RebuildVerb
{
    public static Command Describe(VerbTracker tracker)
    {
        var verb = new Command("rebuild", "Compute every summary anew from the entries.");
        verb.SetAction((_, stop) => tracker.Write(
            _ => throw new VerbRefusedException("This verb is not there yet."), stop));
        return verb;
    }
}
