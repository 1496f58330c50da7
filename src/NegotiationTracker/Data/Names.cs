using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>Names of whatever an entry can name, by id, read once for a whole answer.</summary>
public static class Names
{
    /// <summary>Names as they are now.</summary>
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
        var places = db.Places.Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, p.Name });
        var sources = db.Sources.Where(s => wanted.Contains(s.Id)).Select(s => new { s.Id, Name = s.Publisher + ": " + s.Title });
        return await actors.Concat(people).Concat(issues).Concat(milestones).Concat(places).Concat(sources)
            .ToDictionaryAsync(n => n.Id, n => n.Name, stop);
    }

    /// <summary>Names as they were from a viewpoint; those of people are no part of the record and have no past.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(
        this TrackerDbContext db, IEnumerable<Guid> ids, Viewpoint at, CancellationToken stop)
    {
        var wanted = ids.ToHashSet();
        var names = new Dictionary<Guid, string>(await db.NamesOf(wanted, stop));
        if (at.IsNow || names.Count == 0)
            return names;
        foreach (var issue in await db.Issues.Where(i => wanted.Contains(i.Id)).AsOf(db, at, stop))
            names[issue.Id] = issue.Headline();
        foreach (var milestone in await db.Milestones.Where(m => wanted.Contains(m.Id)).AsOf(db, at, stop))
            names[milestone.Id] = milestone.Called;
        foreach (var actor in await db.Actors.Where(a => wanted.Contains(a.Id)).AsOf(db, at, stop))
            names[actor.Id] = actor.Called;
        foreach (var place in await db.Places.Where(p => wanted.Contains(p.Id)).AsOf(db, at, stop))
            names[place.Id] = place.Called;
        foreach (var source in await db.Sources.Where(s => wanted.Contains(s.Id)).AsOf(db, at, stop))
            names[source.Id] = source.Called;
        return names;
    }

    /// <summary>The other ways in which actors and places are written, by subject, with the entry that says so.</summary>
    public static async Task<ILookup<Guid, (EntryId Entry, SpellingStatement Spelling)>> SpellingsOf(
        this TrackerDbContext db, IReadOnlyCollection<Guid> ids, Viewpoint at, CancellationToken stop)
    {
        var spelled = await db.Standing(at).Where(e => e.Kind == EntryKind.Spelling && ids.Contains(e.SubjectId)).ToListAsync(stop);
        return new Stack(spelled, at).Holding().OrderBy(e => e.Root)
            .ToLookup(e => e.SubjectId, e => (e.Id, (SpellingStatement)e.Statement!));
    }

    /// <summary>
    /// These few subjects with their summaries as from a viewpoint. One that was not there yet, and is named all the same
    /// (a source tells later of what was said before), appears as it was first there.
    /// </summary>
    public static async Task<List<T>> AsOf<T>(
        this IQueryable<T> subjects, TrackerDbContext db, Viewpoint at, CancellationToken stop) where T : Subject
    {
        var rows = await subjects.AsNoTracking().ToListAsync(stop);
        if (at.IsNow || rows.Count == 0)
            return rows;
        var ids = rows.Select(r => r.Id).ToHashSet();
        var stacks = (await db.Entries.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId) && e.Kind != EntryKind.Note && e.Sequence <= at.Sequence)
            .ToListAsync(stop)).ToLookup(e => e.SubjectId);
        foreach (var row in rows)
        {
            row.Remember(stacks[row.Id]);
            if (!row.RecallFrom(at) && !row.IsWithdrawn && !row.RecallFrom(at with { About = DateOnly.MaxValue }))
                row.RecallFrom(Viewpoint.Latest with { Sequence = at.Sequence });
        }

        return rows;
    }

    /// <summary>Where each entry stands among the pages, without a viewpoint.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> PathsOf(
        this TrackerDbContext db, IReadOnlyCollection<Entry> entries, string negotiation, CancellationToken stop)
    {
        var ids = entries.Select(e => e.SubjectId).ToHashSet();
        var issues = await db.Issues.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, stop);
        var milestones = await db.Milestones.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Key, stop);
        return entries.ToDictionary(e => e.Sequence, e =>
        {
            // A remark is shown beside what it is about.
            var shown = e.Statement is CommentStatement or EvidenceStatement ? e.Statement.Entries().First() : e.Sequence;
            var on = $"?entry={shown}#entry-{shown}";
            return e.SubjectKind switch
            {
                SubjectKind.Issue => $"/{negotiation}/issues/{issues.GetValueOrDefault(e.SubjectId)}{on}",
                SubjectKind.Milestone => $"/{negotiation}/milestones/{milestones.GetValueOrDefault(e.SubjectId)}{on}",
                SubjectKind.Source => $"/{negotiation}/sources/{e.SubjectId}{on}",
                SubjectKind.Negotiation => $"/{negotiation}/record{on}",
                _ => $"/{negotiation}/actors#{e.SubjectId}",
            };
        });
    }

    /// <summary>What an entry says, in plain words; a lane that ended says so.</summary>
    public static string Saying(this Entry entry, IReadOnlyDictionary<Guid, string> names)
    {
        var says = entry.Statement?.Saying(id => names.GetValueOrDefault(id, "somebody who is not on record")) ?? "Retracted";
        return entry.Ends ? $"No longer: {says}" : says;
    }

    /// <summary>The whole of it, for comparing two entries word by word.</summary>
    public static string SayingInFull(this Entry entry, IReadOnlyDictionary<Guid, string> names) =>
        entry is { Ends: false, Statement: { } statement }
            ? statement.SayingInFull(id => names.GetValueOrDefault(id, "somebody who is not on record"))
            : entry.Saying(names);

    private static string Headline(this Issue issue) => $"{issue.Called} {issue.Title}".TrimEnd();

    /// <summary>The actors or places of a negotiation. Registers are short: their past is read whole.</summary>
    public static async Task<IQueryable<T>> Register<T>(
        this TrackerDbContext db, IQueryable<T> all, Negotiation negotiation, Viewpoint at, CancellationToken stop) where T : Subject
    {
        var register = all.AsNoTracking().Where(s => s.NegotiationId == negotiation.Id);
        return at.IsNow ? register.Where(s => !s.IsWithdrawn) : (await register
            .Where(s => db.Entries.Any(e => e.Sequence == s.FirstSequence && e.Known <= at.Known && e.Sequence <= at.Sequence))
            .AsOf(db, at, stop)).Where(s => !s.IsWithdrawn).AsQueryable();
    }
}
