using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
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
    private readonly HashSet<string> _milestones = new(StringComparer.Ordinal);

    private OnRecord(Negotiation negotiation) => Negotiation = negotiation;

    public Negotiation Negotiation { get; }

    public int LastNumber { get; set; }

    /// <summary>Rows that are on record, by the numbers and keys that they had where they are from.</summary>
    private readonly Dictionary<string, ImportedRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Events on record, as <see cref="EventKey"/> has them.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public static async Task<OnRecord> Load(TrackerDbContext db, string key, FileMapping mapping, CancellationToken stop)
    {
        await db.NegotiationBy(key, stop); // which says what is wrong with the key
        var negotiation = await db.Negotiations.SingleAsync(n => n.Key == key, stop);
        negotiation.Remember(await db.Entries.AsNoTracking().Where(e => e.SubjectId == negotiation.Id && e.Lane != null).ToListAsync(stop));
        var known = new OnRecord(negotiation);
        known.LastNumber = await db.Issues.Where(i => i.NegotiationId == negotiation.Id).MaxAsync(i => (int?)i.Number, stop) ?? 0;
        foreach (var issue in await db.Issues.Where(i => i.NegotiationId == negotiation.Id && !i.IsWithdrawn)
            .OrderBy(i => i.Number).Select(i => new { i.Id, i.Number, i.Title }).ToListAsync(stop))
            known.Add(issue.Id, issue.Number, issue.Title);
        known._milestoneKeys.UnionWith(await db.Milestones.Where(m => m.NegotiationId == negotiation.Id).Select(m => m.Key).ToListAsync(stop));
        // By every title that it ever had: a file does not know that it was renamed here.
        foreach (var said in await db.Entries.AsNoTracking()
            .Where(e => e.Kind == EntryKind.Described && db.Milestones.Any(m => m.Id == e.SubjectId && m.NegotiationId == negotiation.Id && !m.IsWithdrawn))
            .Select(e => e.Statement).ToListAsync(stop))
            if (said is DescribedStatement described)
                known._milestones.Add(FoldedText.Of(described.Title));
        foreach (var person in await db.People.ToListAsync(stop))
            known._people[FoldedText.Of(person.Key)] = known._people[FoldedText.Of(person.Name)] = person.Id;
        foreach (var source in await db.Sources.Where(s => s.NegotiationId == negotiation.Id && !s.IsWithdrawn)
            .Select(s => new { s.Id, s.Publisher, s.Title, s.Url }).ToListAsync(stop))
            known._sources.TryAdd(SourceKey(source.Publisher, source.Title, source.Url), source.Id);
        await known.LoadActors(db, stop);
        await known.LoadRows(db, mapping, stop);
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

    public Guid? IssueOfKey(string foreign) => _foreign.TryGetValue(foreign.TrimStart('#'), out var id) ? id : null;

    /// <summary>The row of this key that an earlier import of this list took; nothing if there is none.</summary>
    public ImportedRow? Imported(string foreign) => _rows.GetValueOrDefault(foreign.TrimStart('#'));

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

    /// <summary>A milestone that is not withdrawn says so already.</summary>
    public bool HasMilestone(string title) => _milestones.Contains(FoldedText.Of(title));

    /// <summary>The first of slug, slug-2, slug-3 that no milestone ever had: a withdrawn one keeps its key.</summary>
    public string NewMilestoneKey(string slug)
    {
        var key = slug;
        for (var next = 2; !_milestoneKeys.Add(key); next++)
            key = string.Create(CultureInfo.InvariantCulture, $"{slug}-{next}");
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

    /// <summary>Every title that an issue or a milestone ever had, in the order in which it had them.</summary>
    private async Task<ILookup<Guid, string>> Titles(TrackerDbContext db, CancellationToken stop) =>
        (await db.Entries.AsNoTracking().Where(e => e.NegotiationId == Negotiation.Id && e.Kind == EntryKind.Described)
            .OrderBy(e => e.Sequence).Select(e => new { e.SubjectId, e.Statement }).ToListAsync(stop))
        .Where(e => e.Statement is DescribedStatement).ToLookup(e => e.SubjectId, e => ((DescribedStatement)e.Statement!).Title);

    /// <summary>Rows that an earlier import from the same place put on record, and that stand.</summary>
    private async Task LoadRows(TrackerDbContext db, FileMapping mapping, CancellationToken stop)
    {
        var kind = mapping.As switch
        {
            ImportOf.Issues => EntryKind.Opened,
            ImportOf.Milestones => EntryKind.MilestoneAdded,
            ImportOf.Events => EntryKind.Event,
            _ => EntryKind.Position,
        };
        var from = ImportedFrom.Publisher(mapping);
        var cited = db.Citations.Where(c => c.Place != null).Join(
            db.Sources.Where(s => s.NegotiationId == Negotiation.Id && s.Publisher == from && s.Key.StartsWith(ImportedFrom.Prefix)),
            c => c.SourceId, s => s.Id, (c, s) => new { c.Sequence, c.Place, s.Title });
        var titles = kind is EntryKind.Opened or EntryKind.MilestoneAdded ? await Titles(db, stop) : null;
        foreach (var place in await db.Standing(Viewpoint.Latest)
            .Where(e => e.NegotiationId == Negotiation.Id && (e.Kind == kind || e.Kind == EntryKind.Opened))
            .Join(cited, e => e.Sequence, c => c.Sequence, (e, c) => new { e.Kind, e.SubjectId, e.Statement, c.Place, c.Title }).ToListAsync(stop))
        {
            if (ImportedFrom.KeyIn(place.Place!) is not { } foreign)
                continue;
            if (place.Kind == kind)
                _rows[foreign] = new ImportedRow(place.SubjectId, place.Title, place.Statement switch
                {
                    EventStatement said => [said.Title],
                    PositionStatement said => [said.Text],
                    _ => [.. titles![place.SubjectId]],
                });
            if (place.Kind == EntryKind.Opened)
                _foreign[foreign] = place.SubjectId;
        }

        if (kind != EntryKind.Event)
            return;
        await foreach (var entry in db.Standing(Viewpoint.Latest)
            .Where(e => e.NegotiationId == Negotiation.Id && e.Kind == EntryKind.Event)
            .Select(e => new { e.SubjectId, e.Statement, e.Effective.Text }).AsAsyncEnumerable().WithCancellation(stop))
            Events.Add(EventKey(entry.SubjectId, ((EventStatement)entry.Statement!).Title, entry.Text));
    }
}

/// <summary>A row that an earlier import put on record.</summary>
/// <param name="File">The file that it was in.</param>
/// <param name="Said">What it is about: every title that it had here, the latest last.</param>
internal sealed record ImportedRow(Guid Subject, string File, IReadOnlyList<string> Said)
{
    /// <summary>A key that stands for something else is of another list, unless the list is a tracker: there it stands for one thing.</summary>
    public bool IsSame(RowValues row, string says) =>
        ImportedFrom.IsTracker(row.Mapping.From) || Said.Any(s => FoldedText.Of(s) == FoldedText.Of(says));

    public void Refuse(RowValues row, string foreign, string? called) => row.Fault(
        "key", $"The key {foreign.Quoted()} stands on record for {(Said.Count > 0 ? Said[^1] : "something else").Quoted()}{(called is null ? "" : $" ({called})")}, imported from {File}. "
        + "If this is another list, name it in “From”, so that its keys are its own; if it is the same row, write it as it stands there.");
}
