using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// Everything that entries of a file can name: what is on record already, read once, and what the file itself has put
/// there so far. It also knows what would be there if its entry were right, so that one fault is told once.
/// </summary>
internal sealed class Register
{
    private readonly Dictionary<Reference, Subject> _subjects = [];
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Guid[]> _requirements = [];
    private readonly HashSet<Reference> _lostSubjects = [];
    private readonly HashSet<Reference> _standIns = [];
    private readonly HashSet<string> _lostEntries = new(StringComparer.Ordinal);

    private Register(string negotiation) => NegotiationKey = negotiation;

    public string NegotiationKey { get; }

    public Negotiation? Negotiation { get; private set; }

    /// <summary>How many entries of the negotiation were on record before.</summary>
    public int Before { get; private set; }

    public DossierNames Names { get; } = new();

    public IEnumerable<Subject> Subjects => _subjects.Values;

    public static async Task<Register> Load(TrackerDbContext db, string negotiation, CancellationToken stop)
    {
        var register = new Register(negotiation);
        foreach (var person in await db.People.AsNoTracking().ToListAsync(stop))
            register.Add(person);
        if (await db.Negotiations.SingleOrDefaultAsync(n => n.Key == negotiation, stop) is not { } known)
            return register;
        var entries = await db.Entries.AsNoTracking().Where(e => e.NegotiationId == known.Id)
            .Include(e => e.Citations).Include(e => e.Subjects).AsSplitQuery()
            .OrderBy(e => e.Sequence).ToListAsync(stop);
        var stacks = entries.ToLookup(e => e.SubjectId);
        Subject[] subjects =
        [
            known,
            .. await db.Issues.Include(i => i.People).Where(i => i.NegotiationId == known.Id).ToListAsync(stop),
            .. await db.Milestones.Where(m => m.NegotiationId == known.Id).ToListAsync(stop),
            .. await db.Actors.Where(a => a.NegotiationId == known.Id).ToListAsync(stop),
            .. await db.Sources.Where(s => s.NegotiationId == known.Id).ToListAsync(stop),
            .. await db.Places.Where(p => p.NegotiationId == known.Id).ToListAsync(stop),
        ];
        foreach (var subject in subjects)
        {
            subject.Remember(stacks[subject.Id]);
            register.Add(subject);
            if (stacks[subject.Id].Any(e => e.Kind == EntryKind.Linkage))
                register.NoteRequirements(subject);
        }

        entries.ForEach(register.Add);
        register.Before = entries.Count;
        return register;
    }

    public Subject? Find(Reference reference) => _subjects.GetValueOrDefault(reference);

    public Entry? Find(string key) => _entries.GetValueOrDefault(key);

    public Guid? Person(string key) => _people.TryGetValue(key, out var id) ? id : null;

    public bool IsLost(Reference reference) => _lostSubjects.Contains(reference);

    /// <summary>It is not on record: its first entry is wrong or missing.</summary>
    public bool IsStandIn(Reference reference) => _standIns.Contains(reference);

    public bool IsLost(string key) => _lostEntries.Contains(key);

    /// <summary>What to say of a text that ought to name something.</summary>
    public string NamesNothing(string text) =>
        $"{text.Quoted()} names nothing: write {NegotiationKey}, {NegotiationKey}-2, "
        + "milestone:KEY, actor:KEY, source:KEY or place:KEY.";

    /// <summary>What people call it, in sentences.</summary>
    public string Called(Guid id) => _subjects.GetValueOrDefault(Names.Subject(id))?.Called ?? "something else";

    public void Add(Subject subject)
    {
        var reference = Reference.Of(subject);
        _subjects[reference] = subject;
        _standIns.Remove(reference);
        Names.Add(subject.Id, reference);
        Negotiation = subject as Negotiation ?? Negotiation;
    }

    public void Add(Entry entry)
    {
        _entries[entry.Key] = entry;
        Names.AddEntry(entry.Sequence, entry.Key);
    }

    public void Add(Person person)
    {
        _people[person.Key] = person.Id;
        Names.AddPerson(person.Id, person.Key);
    }

    /// <summary>An entry is wrong: others miss it, through no fault of theirs.</summary>
    public void Lose(string key) => _lostEntries.Add(key);

    /// <summary>What an entry would have put on record cannot be stood in for.</summary>
    public void Lose(Reference reference) => _lostSubjects.Add(reference);

    public void AddStandIn(Subject subject)
    {
        Add(subject);
        _standIns.Add(Reference.Of(subject));
    }

    /// <summary>What a subject requires, as it holds now.</summary>
    public IEnumerable<Guid> RequiredBy(Guid subject) => _requirements.GetValueOrDefault(subject, []);

    /// <summary>Notes what a subject requires after an entry about its links.</summary>
    public void NoteRequirements(Subject subject) => _requirements[subject.Id] =
    [
        .. subject.Stack.Holding().Select(e => e.Statement).OfType<LinkageStatement>()
            .Where(link => link.Type == LinkageType.Requires).Select(link => link.TargetId),
    ];
}
