using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Overview;

/// <summary>One statement that became known in a period: news, or a repair of the record.</summary>
/// <param name="About">The key of what it is about, or what kind of thing that is.</param>
/// <param name="Path">The page of what it is about.</param>
/// <param name="Before">What the entry said that this one corrects or retracts; nothing for a change.</param>
public sealed record MovementRow(
    EntryId Entry, EntryKind Kind, EntryType Type, string About, string Title, string Path, string Says, string? Before,
    string Rationale, Trend? Trend, Outlook Outlook, Stage? Stage, IReadOnlyList<Grade> Grades, string Author,
    DateTimeOffset Known, ImpreciseDate Effective);

internal static class Movement
{
    /// <summary>The entries of which most lately became known, as people read them.</summary>
    public static async Task<IReadOnlyList<MovementRow>> Newest(
        this TrackerDbContext db, IQueryable<Entry> from, int take, Negotiation negotiation, Viewpoint at,
        CancellationToken stop) => await db.Rows(
            await RecordQueries.NewestFirst.Sorted(from).Take(take).Select(e => e.Sequence).ToListAsync(stop), negotiation, at, stop);

    /// <summary>A page of entries, the newest knowledge first, as people read them.</summary>
    /// <param name="page">Which they are, found by the narrow columns; whole rows are read of those alone.</param>
    public static async Task<IReadOnlyList<MovementRow>> Rows(
        this TrackerDbContext db, IReadOnlyList<long> page, Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var entries = await db.Entries.AsNoTracking().Where(e => page.Contains(e.Sequence))
            .OrderByDescending(e => e.Known).ThenByDescending(e => e.Sequence).Include(e => e.Citations).ToListAsync(stop);
        var corrected = entries.Select(e => e.Corrects).OfType<long>().ToArray();
        var before = corrected.Length == 0
            ? []
            : await db.Entries.AsNoTracking().Where(e => corrected.Contains(e.Sequence))
                .ToDictionaryAsync(e => e.Sequence, stop);
        var places = await Places(db, entries, negotiation, at, stop);
        var names = await db.NamesOf(
            entries.Concat(before.Values).SelectMany(e => e.Statement.Names().Append(e.AuthorId)), at, stop);
        return [.. entries.Select(e =>
        {
            var (about, title, path) = places.GetValueOrDefault(e.SubjectId, Elsewhere(e.SubjectKind, negotiation));
            var assessment = e.Statement as AssessmentStatement;
            return new MovementRow(
                e.Id, e.Kind, e.Type, about, title, path, Says(e, title, names),
                e.Corrects is { } id && before.TryGetValue(id, out var old) ? old.SayingInFull(names) : null,
                e.Rationale, assessment?.Trend, assessment?.Outlook ?? Outlook.None,
                (e.Statement as StageStatement)?.Stage,
                [.. e.Citations.Select(c => c.Grade)], names.GetValueOrDefault(e.AuthorId, "?"), e.Known, e.Effective);
        })];
    }

    /// <summary>A description is shown under its title: that it says the same title is no news.</summary>
    private static string Says(Entry entry, string title, IReadOnlyDictionary<Guid, string> names) =>
        entry.Statement is DescribedStatement { Summary.Length: > 0 } described && described.Title == title
            ? described.Summary
            : entry.SayingInFull(names);

    private static async Task<Dictionary<Guid, (string About, string Title, string Path)>> Places(
        TrackerDbContext db, List<Entry> entries, Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var ids = entries.Select(e => e.SubjectId).ToHashSet();
        var places = new Dictionary<Guid, (string, string, string)>();
        foreach (var i in await db.Issues.Where(i => ids.Contains(i.Id)).AsOf(db, at, stop))
            places[i.Id] = ($"{negotiation.Key}-{i.Number}", i.Title, $"/{negotiation.Key}/issues/{i.Number}");
        foreach (var m in await db.Milestones.Where(m => ids.Contains(m.Id)).AsOf(db, at, stop))
            places[m.Id] = ("Milestone", m.Title, $"/{negotiation.Key}/milestones/{m.Key}");
        return places;
    }

    private static (string About, string Title, string Path) Elsewhere(SubjectKind kind, Negotiation negotiation) =>
        kind switch
        {
            SubjectKind.Actor => ("Actor", "Register of actors", $"/{negotiation.Key}/actors"),
            SubjectKind.Place => ("Place", "Register of places", $"/{negotiation.Key}/actors"),
            SubjectKind.Source => ("Source", "Register of sources", $"/{negotiation.Key}/sources"),
            _ => (negotiation.Key, negotiation.Name, $"/{negotiation.Key}/record"),
        };
}
