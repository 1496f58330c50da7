using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>What would hang in the air if a subject were withdrawn.</summary>
public static class Resting
{
    /// <summary>
    /// Entries that stand about something else and name one of these subjects: links to it, positions of it, events that
    /// concern it, and whatever cites it.
    /// </summary>
    public static IQueryable<Entry> RestingOn(this TrackerDbContext db, IReadOnlyCollection<Guid> subjects) =>
        db.Standing(Viewpoint.Latest).Where(e => !subjects.Contains(e.SubjectId)).Where(e =>
            db.EntrySubjects.Where(s => subjects.Contains(s.SubjectId)).Select(s => s.Sequence)
                .Concat(db.Citations.Where(c => subjects.Contains(c.SourceId)).Select(c => c.Sequence))
                .Contains(e.Sequence));

    /// <summary>The entry as a refusal names it.</summary>
    public static async Task<string> Named(this TrackerDbContext db, Entry entry, CancellationToken stop)
    {
        var names = await db.NamesOf([entry.SubjectId, entry.AuthorId, .. entry.Statement.Names()], stop);
        var about = names.TryGetValue(entry.SubjectId, out var name) ? $" about {name.Quoted()}" : "";
        return $"entry {entry.Id}{about} ({entry.Saying(names).Quoted()}, by {names.GetValueOrDefault(entry.AuthorId, "somebody")})";
    }
}
