namespace NegotiationTracker.Features.Audit;

/// <summary>What is not as it should be, in the order in which it was found; the first hundred sentences of it.</summary>
internal sealed class Findings
{
    private const int Most = 100;

    private readonly List<string> _sentences = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Sentences => Count <= Most
        ? _sentences
        : [.. _sentences.Take(Most - 1), $"And {Count - Most + 1} more."];

    public void Add(string sentence)
    {
        Count++;
        if (_sentences.Count < Most)
            _sentences.Add(sentence);
    }
}
