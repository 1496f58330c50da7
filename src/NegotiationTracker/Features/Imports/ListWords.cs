using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// What earlier files of the same list said about things on record. Each entry of an import cites its file, so a list's last
/// word can be told from what people recorded since: only where the list says something else than it said last has it said
/// anything new.
/// </summary>
internal sealed class ListWords
{
    private readonly Dictionary<Guid, Subject> _subjects;
    private readonly ILookup<Guid, Entry> _said;
    private readonly Dictionary<(Guid Issue, string Mark), Milestone> _dates;

    private ListWords(Dictionary<Guid, Subject> subjects, ILookup<Guid, Entry> said, Dictionary<(Guid, string), Milestone> dates) =>
        (_subjects, _said, _dates) = (subjects, said, dates);

    /// <param name="named">Issues or milestones that rows of the file are about.</param>
    public static async Task<ListWords> Load(
        TrackerDbContext db, Guid negotiation, FileMapping mapping, IReadOnlySet<Guid> named, CancellationToken stop)
    {
        var files = await ImportedFrom.Files(db, negotiation, mapping).Select(f => f.Id).ToHashSetAsync(stop);
        var dates = mapping.As is ImportOf.Issues && files.Count > 0 ? await Dates(db, negotiation, files, named, stop) : [];
        Guid[] ids = files.Count > 0 ? [.. named, .. dates.Select(d => d.Milestone)] : [];
        Dictionary<Guid, Subject> subjects = [];
        foreach (var issue in await db.Issues.Include(i => i.People).Where(i => EF.Parameter(ids).Contains(i.Id)).ToListAsync(stop))
            subjects[issue.Id] = issue;
        foreach (var milestone in await db.Milestones.Where(m => EF.Parameter(ids).Contains(m.Id)).ToListAsync(stop))
            subjects[milestone.Id] = milestone;
        var stacks = (await db.Entries.AsNoTracking().Include(e => e.Citations).Where(e => EF.Parameter(ids).Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ToListAsync(stop)).ToLookup(e => e.SubjectId);
        foreach (var (id, subject) in subjects)
            subject.Remember(stacks[id]);
        // A correction is the word of whoever corrected, and takes nothing back of what the list has said.
        var said = stacks.SelectMany(s => s).Where(e => e.Type == EntryType.Change && e.Citations.Any(c => c.Place != null && files.Contains(c.SourceId)));
        return new ListWords(
            subjects, said.ToLookup(e => e.SubjectId),
            dates.DistinctBy(d => (d.Issue, d.Mark)).ToDictionary(d => (d.Issue, d.Mark), d => (Milestone)subjects[d.Milestone]));
    }

    /// <summary>The issue or milestone with everything that is on record about it, so that more can be recorded.</summary>
    public T? About<T>(Guid id) where T : Subject => _subjects.GetValueOrDefault(id) as T;

    public bool HasSaidAnything(Guid subject) => _said.Contains(subject);

    public Entry? Last(Guid subject, params IEnumerable<EntryKind> kinds) => _said[subject].LastOrDefault(e => kinds.Contains(e.Kind));

    public T? Last<T>(Guid subject) where T : Statement => _said[subject].Select(e => e.Statement).OfType<T>().LastOrDefault();

    public bool HasSaid(Guid subject, Statement statement) => _said[subject].Any(e => Equals(e.Statement, statement));

    public bool IsOfList(Entry entry) => _said[entry.SubjectId].Any(e => e.Sequence == entry.Root);

    /// <summary>Whether a note from the list holds the line, as it stands between others.</summary>
    public bool HasNoted(Guid subject, string line) => _said[subject].Select(e => e.Statement).OfType<NoteStatement>().Any(n =>
        n.Text.Contains($". {line}; ", StringComparison.Ordinal) || n.Text.Contains($"; {line}; ", StringComparison.Ordinal)
        || n.Text.EndsWith($". {line}", StringComparison.Ordinal) || n.Text.EndsWith($"; {line}", StringComparison.Ordinal));

    /// <summary>The milestone that an earlier file made of the issue's due or start date.</summary>
    public Milestone? DateOf(Guid issue, string mark) => _dates.GetValueOrDefault((issue, mark));

    private static async Task<List<(Guid Issue, string Mark, Guid Milestone)>> Dates(
        TrackerDbContext db, Guid negotiation, HashSet<Guid> files, IReadOnlySet<Guid> issues, CancellationToken stop)
    {
        var links = await db.Entries.AsNoTracking()
            .Where(e => e.NegotiationId == negotiation && e.Kind == EntryKind.Linkage && e.SubjectKind == SubjectKind.Milestone && e.Type == EntryType.Change)
            .Where(e => e.Citations.Any(c => EF.Parameter(files).Contains(c.SourceId)))
            .Join(db.Milestones, e => e.SubjectId, m => m.Id, (e, m) => new { e.Sequence, e.Statement, m.Id, m.Key })
            .OrderByDescending(e => e.Sequence).ToListAsync(stop);
        return
        [
            .. links.Select(l => (Issue: ((LinkageStatement)l.Statement!).TargetId, Mark: IssueDates.MarkIn(l.Key), Milestone: l.Id))
                .Where(l => l.Mark is not null && issues.Contains(l.Issue)).Select(l => (l.Issue, l.Mark!, l.Milestone)),
        ];
    }
}
