using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>On how many independent sources entries rest: two copies of one wire report are one source.</summary>
public static class SourceSupport
{
    /// <returns>For each entry the number of independent sources that it cites; none for one that cites nothing.</returns>
    public static async Task<IReadOnlyDictionary<long, int>> Support(
        this TrackerDbContext db, IEnumerable<long> entries, Viewpoint at, CancellationToken stop)
    {
        var sequences = entries.ToHashSet();
        if (sequences.Count == 0)
            return new Dictionary<long, int>();
        var cited = await db.Citations.AsNoTracking().Where(c => EF.Parameter(sequences).Contains(c.Sequence)) // an import rests on one file by the ten thousand
            .Select(c => new { c.Sequence, c.SourceId }).ToListAsync(stop);
        var any = sequences.First();
        var negotiation = await db.Entries.Where(e => e.Sequence == any).Select(e => e.NegotiationId).FirstAsync(stop);
        var origins = await db.Origins(negotiation, at, stop);
        var independent = cited.GroupBy(c => c.Sequence)
            .ToDictionary(c => c.Key, c => c.Select(s => origins.FirstOf(s.SourceId)).Distinct().Count());
        return sequences.ToDictionary(s => s, s => independent.GetValueOrDefault(s));
    }

    /// <summary>Which source repeats which, as held from a viewpoint.</summary>
    public static async Task<Origins> Origins(this TrackerDbContext db, Guid negotiation, Viewpoint at, CancellationToken stop)
    {
        var told = await db.Standing(at).Where(e => e.NegotiationId == negotiation && e.Kind == EntryKind.Origin).ToListAsync(stop);
        return new Origins(new Stack(told, at).Holding().ToDictionary(e => e.SubjectId, e => ((OriginStatement)e.Statement!).SourceId));
    }
}

public sealed class Origins(IReadOnlyDictionary<Guid, Guid> repeated)
{
    /// <summary>The source that said it first, as far as is known; of sources that repeat each other in a circle, one of them.</summary>
    public Guid FirstOf(Guid source)
    {
        List<Guid> met = [];
        while (!met.Contains(source))
        {
            met.Add(source);
            if (!repeated.TryGetValue(source, out var original))
                return source;
            source = original;
        }

        return met[met.IndexOf(source)..].Min();
    }
}
