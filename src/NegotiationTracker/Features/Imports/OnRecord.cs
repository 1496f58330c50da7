using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Imports;

/// <summary>What rows of a file can name: what is on record already, read once, and what the file itself has put there.</summary>
internal sealed class OnRecord
{
    private readonly Dictionary<string, Guid> _issues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _foreign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _called = [];
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _milestoneKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slugs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _milestones = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ImpreciseDate?> _dates = [];
    private readonly ImportedRows _rows;

    private OnRecord(Negotiation negotiation, ImportedRows rows)
    {
        (Negotiation, _rows) = (negotiation, rows);
        foreach (var (key, issue) in rows.Issues)
            _foreign[key] = issue;
    }

    public Negotiation Negotiation { get; }

    public int LastNumber { get; set; }

    /// <summary>Events on record, as <see cref="EventKey"/> has them.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public static async Task<OnRecord> Load(TrackerDbContext db, string key, FileMapping mapping, CancellationToken stop)
    {
        await db.NegotiationBy(key, stop); // which says what is wrong with the key
        var negotiation = await db.Negotiations.SingleAsync(n => n.Key == key, stop);
        negotiation.Remember(await db.Entries.AsNoTracking().Where(e => e.SubjectId == negotiation.Id && e.Lane != null).ToListAsync(stop));
        var known = new OnRecord(negotiation, await ImportedRows.Load(db, negotiation, mapping, stop));
        await known.LoadIssues(db, stop);
        await known.LoadMilestones(db, stop);
        await known.LoadActors(db, stop);
        await known.LoadPeople(db, stop);
        await known.LoadSources(db, stop);
        if (mapping.As is ImportOf.Events)
            await known.LoadEvents(db, stop);
        return known;
    }

    /// <summary>An issue by the key that it has here or had there, by its number, or by its title.</summary>
    public Guid? Issue(string text)
    {
        var plain = text.Trim().TrimStart('#');
        return _foreign.TryGetValue(plain, out var id) || _issues.TryGetValue(plain.ToUpperInvariant(), out id)
            || _issues.TryGetValue($"{Negotiation.Key}-{plain}", out id) || _titles.TryGetValue(FoldedText.Of(text.Trim()), out id)
            ? id : null;
    }

    /// <summary>The row of this key that an earlier import of this list took; nothing if there is none.</summary>
    public ImportedRow? Imported(string foreign) => _rows.Of(foreign);

    public Guid? IssueOfTitle(string title) => _titles.TryGetValue(FoldedText.Of(title), out var id) ? id : null;

    public Guid? Actor(string text) => _actors.TryGetValue(FoldedText.Of(text.Trim()), out var id) ? id : null;

    public string Actors => string.Join(", ", _actors.Values.Distinct().Select(Called));

    public Guid? Person(string text) => _people.TryGetValue(FoldedText.Of(text.Trim()), out var id) ? id : null;

    public Guid? Source(string publisher, string title, string? url) =>
        _sources.TryGetValue(SourceKey(publisher, title, url), out var id) ? id : null;

    public string Called(Guid id) => _called.GetValueOrDefault(id, "something else");

    public void Add(Guid issue, int number, string title, string? foreign = null)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Negotiation.Key}-{number}");
        _issues[key] = issue;
        _titles.TryAdd(FoldedText.Of(title), issue);
        _called[issue] = key;
        if (!string.IsNullOrEmpty(foreign))
            _foreign[foreign.TrimStart('#')] = issue;
    }

    /// <summary>A milestone that is not withdrawn, by any title that it ever had: a file does not know that it was renamed here.</summary>
    public Guid? MilestoneOfTitle(string title) => _milestones.TryGetValue(FoldedText.Of(title), out var id) ? id : null;

    /// <summary>When the milestone is now expected; nothing if that is unknown.</summary>
    public ImpreciseDate? DateOf(Guid milestone) => _dates.GetValueOrDefault(milestone);

    /// <summary>The first of slug, slug-2, slug-3 that no milestone ever had: a withdrawn one keeps its key.</summary>
    public string NewMilestoneKey(string slug)
    {
        var key = slug;
        while (!_milestoneKeys.Add(key))
            key = string.Create(CultureInfo.InvariantCulture, $"{slug}-{_slugs[slug] = _slugs.GetValueOrDefault(slug, 1) + 1}");
        return key;
    }

    public void Add(Source source) => _sources[SourceKey(source.Publisher, source.Title, source.Url)] = source.Id;

    /// <summary>What a wrong row would have put on record: whatever names it is not wrong for that.</summary>
    public void Lose(string foreign, string title)
    {
        _lost.Add(foreign.TrimStart('#'));
        _lost.Add(FoldedText.Of(title));
    }

    public bool IsLost(string text) => _lost.Contains(text.Trim().TrimStart('#')) || _lost.Contains(FoldedText.Of(text.Trim()));

    public static string EventKey(Guid subject, string title, string day) => $"{subject:N} {day} {title}";

    private static string SourceKey(string publisher, string title, string? url) => FoldedText.Of(publisher, "\n", title, "\n", url);

    private async Task LoadActors(TrackerDbContext db, CancellationToken stop)
    {
        var actors = await db.Actors.Where(a => a.NegotiationId == Negotiation.Id && !a.IsWithdrawn)
            .OrderByDescending(a => a.IsParty).Select(a => new { a.Id, a.Key, a.Name }).ToListAsync(stop);
        foreach (var actor in actors)
        {
            _called[actor.Id] = actor.Name;
            _actors[FoldedText.Of(actor.Key)] = _actors[FoldedText.Of(actor.Name)] = actor.Id;
        }

        foreach (var name in await db.Standing(Viewpoint.Latest)
            .Where(e => e.NegotiationId == Negotiation.Id && e.Kind == EntryKind.ActorNamed).ToListAsync(stop))
            if (_called.ContainsKey(name.SubjectId))
                _actors.TryAdd(FoldedText.Of(((ActorNamedStatement)name.Statement!).Name), name.SubjectId);
    }

    private async Task LoadIssues(TrackerDbContext db, CancellationToken stop)
    {
        LastNumber = await db.Issues.Where(i => i.NegotiationId == Negotiation.Id).MaxAsync(i => (int?)i.Number, stop) ?? 0;
        foreach (var issue in await db.Issues.Where(i => i.NegotiationId == Negotiation.Id && !i.IsWithdrawn)
            .OrderBy(i => i.Number).Select(i => new { i.Id, i.Number, i.Title }).ToListAsync(stop))
            Add(issue.Id, issue.Number, issue.Title);
    }

    private async Task LoadMilestones(TrackerDbContext db, CancellationToken stop)
    {
        foreach (var milestone in await db.Milestones.Where(m => m.NegotiationId == Negotiation.Id).Select(m => new { m.Id, m.Key, m.Date }).ToListAsync(stop))
        {
            _milestoneKeys.Add(milestone.Key);
            _dates[milestone.Id] = milestone.Date;
        }

        foreach (var said in await db.Entries.AsNoTracking()
            .Where(e => e.Kind == EntryKind.Described && db.Milestones.Any(m => m.Id == e.SubjectId && m.NegotiationId == Negotiation.Id && !m.IsWithdrawn))
            .OrderByDescending(e => e.Sequence).Select(e => new { e.SubjectId, e.Statement }).ToListAsync(stop))
            if (said.Statement is DescribedStatement described)
                _milestones.TryAdd(FoldedText.Of(described.Title), said.SubjectId);
    }

    private async Task LoadPeople(TrackerDbContext db, CancellationToken stop)
    {
        foreach (var person in await db.People.AsNoTracking().ToListAsync(stop))
        {
            _called[person.Id] = person.Name;
            _people[FoldedText.Of(person.Key)] = _people[FoldedText.Of(person.Name)] = person.Id;
        }
    }

    private async Task LoadSources(TrackerDbContext db, CancellationToken stop)
    {
        foreach (var source in await db.Sources.Where(s => s.NegotiationId == Negotiation.Id && !s.IsWithdrawn)
            .Select(s => new { s.Id, s.Publisher, s.Title, s.Url }).ToListAsync(stop))
            _sources.TryAdd(SourceKey(source.Publisher, source.Title, source.Url), source.Id);
    }

    private async Task LoadEvents(TrackerDbContext db, CancellationToken stop)
    {
        await foreach (var entry in db.Standing(Viewpoint.Latest)
            .Where(e => e.NegotiationId == Negotiation.Id && e.Kind == EntryKind.Event)
            .Select(e => new { e.SubjectId, e.Statement, e.Effective.Text }).AsAsyncEnumerable().WithCancellation(stop))
            Events.Add(EventKey(entry.SubjectId, ((EventStatement)entry.Statement!).Title, entry.Text));
    }
}
