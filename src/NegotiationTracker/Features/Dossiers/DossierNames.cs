using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>What subjects and people are called in a file, by id.</summary>
internal sealed class DossierNames
{
    private readonly Dictionary<Guid, Reference> _subjects = [];
    private readonly Dictionary<Guid, string> _people = [];
    private readonly Dictionary<long, string> _entries = [];

    /// <summary>The names of everything in a negotiation.</summary>
    public static async Task<DossierNames> Of(TrackerDbContext db, Negotiation negotiation, CancellationToken stop)
    {
        var names = new DossierNames();
        names.Add(negotiation.Id, Reference.Of(negotiation));
        foreach (var i in await db.Issues.Where(i => i.NegotiationId == negotiation.Id)
                     .Select(i => new { i.Id, i.Number }).ToListAsync(stop))
            names.Add(i.Id, new Reference(SubjectKind.Issue, negotiation.Key, i.Number));
        foreach (var m in await db.Milestones.Where(m => m.NegotiationId == negotiation.Id)
                     .Select(m => new { m.Id, m.Key }).ToListAsync(stop))
            names.Add(m.Id, new Reference(SubjectKind.Milestone, m.Key));
        foreach (var a in await db.Actors.Where(a => a.NegotiationId == negotiation.Id)
                     .Select(a => new { a.Id, a.Key }).ToListAsync(stop))
            names.Add(a.Id, new Reference(SubjectKind.Actor, a.Key));
        foreach (var s in await db.Sources.Where(s => s.NegotiationId == negotiation.Id)
                     .Select(s => new { s.Id, s.Key }).ToListAsync(stop))
            names.Add(s.Id, new Reference(SubjectKind.Source, s.Key));
        foreach (var p in await db.Places.Where(p => p.NegotiationId == negotiation.Id)
                     .Select(p => new { p.Id, p.Key }).ToListAsync(stop))
            names.Add(p.Id, new Reference(SubjectKind.Place, p.Key));
        await names.AddEntries(db, negotiation, stop);
        foreach (var p in await db.People.Select(p => new { p.Id, p.Key }).ToListAsync(stop))
            names.AddPerson(p.Id, p.Key);
        return names;
    }

    public void Add(Guid id, Reference reference) => _subjects[id] = reference;

    public void AddPerson(Guid id, string key) => _people[id] = key;

    public void AddEntry(long sequence, string key) => _entries[sequence] = key;

    public string Entry(long sequence) => _entries[sequence];

    public Reference Subject(Guid id) => _subjects.TryGetValue(id, out var reference)
        ? reference
        : throw new NotOnRecordException("An entry names something that is not on record here. Run “verify”.");

    public string Person(Guid id) => _people.TryGetValue(id, out var key)
        ? key
        : throw new NotOnRecordException("An entry names a person whom this tracker does not know. Run “verify”.");

    /// <summary>Those that others repair, or tell of.</summary>
    private async Task AddEntries(TrackerDbContext db, Negotiation negotiation, CancellationToken stop)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.NegotiationId == negotiation.Id);
        var telling = (EntryKind[])[EntryKind.Comment, EntryKind.Evidence, EntryKind.Disagreement];
        var told = (await entries.Where(e => telling.Contains(e.Kind)).Select(e => e.Statement).ToListAsync(stop))
            .SelectMany(s => s.Entries()).ToHashSet();
        foreach (var e in await entries
                     .Where(e => told.Contains(e.Sequence) || db.Entries.Any(c => c.Corrects == e.Sequence))
                     .Select(e => new { e.Sequence, e.Key }).ToListAsync(stop))
            AddEntry(e.Sequence, e.Key);
    }
}
