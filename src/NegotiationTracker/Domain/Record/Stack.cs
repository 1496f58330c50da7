namespace NegotiationTracker.Domain.Record;

/// <summary>
/// The statements about one subject, seen from a viewpoint. A corrected or retracted entry is hidden from the state, not
/// from the history; in each lane the last by (earliest day, latest day, sequence) holds.
/// </summary>
public sealed class Stack
{
    private readonly Viewpoint _viewpoint;
    private readonly Dictionary<long, Entry> _correctionOf;

    public Stack(IEnumerable<Entry> entries, Viewpoint viewpoint)
    {
        _viewpoint = viewpoint;
        Counted = [.. entries.Where(viewpoint.Counts).OrderBy(e => e.Sequence)];
        _correctionOf = Counted.Where(e => e.Corrects is not null).ToDictionary(e => e.Corrects!.Value);
        Standing = [.. Counted.Where(e => e.Type != EntryType.Retraction && !_correctionOf.ContainsKey(e.Sequence))];
    }

    /// <summary>Known and recorded by then, in the order of recording.</summary>
    public IReadOnlyList<Entry> Counted { get; }

    /// <summary>Of these, neither corrected nor retracted by then.</summary>
    public IReadOnlyList<Entry> Standing { get; }

    /// <summary>The first of the retractions that took the subject off the record; none while it is on it.</summary>
    public Entry? Withdrawal => Counted.LastOrDefault(e =>
        e.Type == EntryType.Retraction && PutsOnRecord(e) && CorrectionOf(e) is null) is { } last
        ? Counted.First(e => e.Type == EntryType.Retraction && When(e) == When(last))
        : null;

    /// <summary>It is, or repairs, the entry by which its subject came on record.</summary>
    public static bool PutsOnRecord(Entry entry) => entry.Lane == "registration" || entry.Kind == EntryKind.Opened;

    public Entry? CorrectionOf(Entry entry) => _correctionOf.GetValueOrDefault(entry.Sequence);

    /// <summary>Of those that stand, what had become true by the day that the viewpoint is about.</summary>
    public IEnumerable<Entry> Reached => Standing.Where(_viewpoint.Reaches);

    /// <summary>The change at the bottom of its corrections, as far as it counts from here.</summary>
    public Entry RootOf(Entry entry) => Counted.FirstOrDefault(e => e.Sequence == entry.Root) ?? entry;

    /// <summary>The entry with the last word in a lane, also if that word was that the statement ends.</summary>
    public Entry? LastIn(string lane) => InOrder(lane).LastOrDefault();

    /// <summary>The statement that holds in a lane; none if it was never made, or ended.</summary>
    public Entry? HoldingIn(string lane) => LastIn(lane) is { Ends: false } entry ? entry : null;

    public T? Says<T>(string lane) where T : Statement => HoldingIn(lane)?.Statement as T;

    /// <summary>Everything that holds, one entry a lane.</summary>
    public IEnumerable<Entry> Holding() => Reached
        .Where(e => e.Lane is not null)
        .GroupBy(e => (e.SubjectId, e.Lane))
        .Select(lane => InHoldingOrder(lane).Last())
        .Where(e => !e.Ends);

    /// <summary>The other ways in which the subject is written.</summary>
    public IEnumerable<string> Spellings() => Holding().OrderBy(e => e.Root)
        .Select(e => e.Statement).OfType<SpellingStatement>().Select(s => s.Text);

    /// <summary>The statements of a lane up to the viewpoint, the one that holds last.</summary>
    public IEnumerable<Entry> InOrder(string lane) =>
        InHoldingOrder(Reached.Where(e => e.Lane == lane));

    /// <summary>Retractions of one command share the moment; a dossier file keeps that moment wherever it is taken.</summary>
    private static DateTimeOffset When(Entry entry) => entry.FirstRecorded ?? entry.Recorded;

    private static IOrderedEnumerable<Entry> InHoldingOrder(IEnumerable<Entry> entries) => entries
        .OrderBy(e => e.Effective.Earliest).ThenBy(e => e.Effective.Latest).ThenBy(e => e.Sequence);
}
