using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Audit;

/// <summary>Where in the ledger the entries about each subject lie: what a summary is computed from.</summary>
internal sealed class StackPlaces
{
    private readonly Dictionary<SubjectRef, Places> _places = [];

    public void Add(Entry entry)
    {
        var subject = new SubjectRef(entry.SubjectKind, entry.SubjectId);
        if (!_places.TryGetValue(subject, out var places))
            _places.Add(subject, places = new Places(subject, entry.NegotiationId, []));
        places.Sequences.Add(entry.Sequence);
    }

    public int Count => _places.Count;

    public bool Has(SubjectRef subject) => _places.ContainsKey(subject);

    /// <summary>The subjects of a kind in groups that have at most so many entries together, or one subject.</summary>
    public IEnumerable<IReadOnlyList<Places>> InGroups(SubjectKind kind, int entries)
    {
        List<Places> group = [];
        var held = 0;
        foreach (var places in _places.Values.Where(p => p.Subject.Kind == kind))
        {
            if (group.Count > 0 && held + places.Sequences.Count > entries)
            {
                yield return group;
                (group, held) = ([], 0);
            }

            group.Add(places);
            held += places.Sequences.Count;
        }

        if (group.Count > 0)
            yield return group;
    }

    public sealed record Places(SubjectRef Subject, Guid NegotiationId, List<long> Sequences);
}
