namespace NegotiationTracker.Hosting.Cli;

/// <summary>Where a verb writes: answers to the output; refusals and progress beside it.</summary>
/// <param name="IsInteractive">Somebody is watching, so progress may be shown.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive)
{
    public static Terminal OfProcess => new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
