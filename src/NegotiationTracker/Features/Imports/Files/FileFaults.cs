namespace NegotiationTracker.Features.Imports.Files;

/// <summary>Collects what is wrong with a file, so that one reading names all of it.</summary>
internal sealed class FileFaults
{
    public const int MostShown = 200;
    public const int MostCounted = 10_000;
    private const int LongestSentence = 600;

    private readonly List<FileFault> _shown = [];

    public int Count { get; private set; }

    /// <summary>So many that nothing is won by reading on.</summary>
    public bool AreEnough => Count >= MostCounted;

    /// <summary>The first of them, by row and column.</summary>
    public IReadOnlyList<FileFault> Shown => [.. _shown.OrderBy(f => f.Row).ThenBy(f => Letters(f).Length).ThenBy(Letters, StringComparer.Ordinal)];

    public void Add(FileFault fault)
    {
        if (Count++ >= MostShown)
            return;
        _shown.Add(fault.Sentence.Length > LongestSentence
            ? fault with { Sentence = fault.Sentence[..LongestSentence] + "…" } : fault);
    }

    private static string Letters(FileFault fault) => fault.Row == 0 ? "" : (fault.Column ?? "").Split(',')[0];
}
