using System.Globalization;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Something in a dossier file that cannot be taken.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Path">Such as entries[31].effective; entries count from 0.</param>
public sealed record DossierFault(long Line, string Path, string Sentence)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Line}, {Path}: {Sentence}");
}

/// <summary>The whole file is refused. Nothing was stored.</summary>
public sealed class DossierRefusedException(IReadOnlyList<DossierFault> faults, int count)
    : RefusedException(Say(faults, count))
{
    /// <summary>The first of them; at most <see cref="DossierFaults.MostShown"/>.</summary>
    public IReadOnlyList<DossierFault> Faults { get; } = faults;

    /// <summary>How many there are; reading ends at ten thousand.</summary>
    public int Count { get; } = count;

    private static string Say(IReadOnlyList<DossierFault> faults, int count)
    {
        var first = count == 1 ? "one fault" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} faults");
        var more = count > faults.Count
            ? string.Create(CultureInfo.InvariantCulture, $"\n… and {count - faults.Count:N0} more.") : "";
        return $"The file has {first}, so nothing of it was stored.\n{string.Join('\n', faults)}{more}";
    }
}

/// <summary>Collects what is wrong with a file, so that one reading names all of it.</summary>
internal sealed class DossierFaults
{
    public const int MostShown = 200;
    private const int MostCounted = 10_000;
    private const int LongestSentence = 600;

    private readonly List<DossierFault> _shown = [];

    public int Count { get; private set; }

    /// <summary>So many that nothing is won by reading on.</summary>
    public bool AreEnough => Count >= MostCounted;

    public void Add(long line, string path, string sentence)
    {
        if (Count++ >= MostShown)
            return;
        var shown = sentence.Length > LongestSentence ? sentence[..LongestSentence] + "…" : sentence;
        _shown.Add(new DossierFault(line, path, shown));
    }

    /// <exception cref="DossierRefusedException">There are any.</exception>
    public void Refuse()
    {
        if (Count > 0)
            throw new DossierRefusedException([.. _shown.OrderBy(f => f.Line)], Count);
    }
}
