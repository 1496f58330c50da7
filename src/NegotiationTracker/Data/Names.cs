using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>Names of actors, people, issues and milestones by id, read once for a whole answer.</summary>
public static class Names
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(
        this TrackerDbContext db, IEnumerable<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.ToHashSet();
        if (wanted.Count == 0)
            return new Dictionary<Guid, string>();
        var actors = db.Actors.Where(a => wanted.Contains(a.Id)).Select(a => new { a.Id, a.Name });
        var people = db.People.Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, p.Name });
        var issues = db.Issues.Where(i => wanted.Contains(i.Id))
            .Select(i => new { i.Id, Name = i.NegotiationKey + "-" + i.Number + " " + i.Title });
        var milestones = db.Milestones.Where(m => wanted.Contains(m.Id)).Select(m => new { m.Id, Name = m.Title });
        return await actors.Concat(people).Concat(issues).Concat(milestones).ToDictionaryAsync(n => n.Id, n => n.Name, stop);
    }

    /// <summary>What an entry says, in plain words; a lane that ended says so.</summary>
    public static string Saying(this Entry entry, IReadOnlyDictionary<Guid, string> names)
    {
        var says = entry.Statement?.Saying(id => names.GetValueOrDefault(id, "somebody who is not on record")) ?? "Retracted";
        return entry.Ends ? $"No longer: {says}" : says;
    }
}
