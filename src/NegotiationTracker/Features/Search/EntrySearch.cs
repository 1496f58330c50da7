using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>Finds entries that stand from the viewpoint.</summary>
internal sealed class EntrySearch(TrackerDbContext db, Author reader, SearchPlace place)
{
    /// <summary>What these say is mostly found as the subject's own name: they come last.</summary>
    private static readonly EntryKind[] Naming =
    [
        EntryKind.NegotiationOpened, EntryKind.ActorAdded, EntryKind.ActorNamed, EntryKind.SourceAdded, EntryKind.PlaceAdded,
        EntryKind.Spelling, EntryKind.Opened, EntryKind.MilestoneAdded, EntryKind.Described,
    ];

    public async Task<SearchGroup> Find(SearchKind kind, CancellationToken stop)
    {
        var found = from match in db.Matching(place.Sought.Expression())
                    join entry in Entries(kind) on match.Row equals entry.Sequence
                    select new { Entry = entry, match.Rank };
        var total = await found.Select(f => f.Entry.Sequence).OrderBy(s => s).Take(SearchRecord.MostCounted + 1).CountAsync(stop);
        if (total == 0)
            return new SearchGroup(kind, 0, []);
        var page = await found.OrderBy(f => Naming.Contains(f.Entry.Kind)).ThenBy(f => f.Rank).ThenByDescending(f => f.Entry.Sequence)
            .Skip(place.Skip).Take(place.Take).Select(f => f.Entry).ToListAsync(stop);
        return SearchGroup.Of(kind, total, await Hits(page, stop));
    }

    private IQueryable<Entry> Entries(SearchKind kind)
    {
        var (at, request) = (place.At, place.Request);
        var entries = db.Standing(at).ReadableBy(db, reader)
            .Where(e => e.NegotiationId == place.Negotiation.Id)
            .Where(e => (e.Kind == EntryKind.Event) == (kind == SearchKind.Events))
            .Where(e => at.IsNow || e.Effective.Earliest <= at.About);
        if (request.From is { } from)
            entries = entries.Where(e => e.Effective.Latest >= from);
        if (request.To is { } to)
            entries = entries.Where(e => e.Effective.Earliest <= to);
        if (place.IssueId is { } issue)
            entries = entries.Where(e => e.Subjects.Any(s => s.SubjectId == issue));
        if (request.ActorId is { } actor)
            entries = entries.Where(e => e.Subjects.Any(s => s.SubjectId == actor));
        return entries;
    }

    private async Task<IReadOnlyList<SearchHit>> Hits(List<Entry> page, CancellationToken stop)
    {
        var ids = page.Select(e => e.SubjectId).ToHashSet();
        var names = await db.NamesOf(page.SelectMany(e => e.Statement.Names()).Concat(ids), place.At, stop);
        var paths = await db.PathsOf(page, place.Negotiation.Key, stop);
        var restricted = await db.Issues.Where(i => ids.Contains(i.Id) && i.Restriction == Restriction.Restricted)
            .Select(i => i.Id).ToListAsync(stop);
        return [.. page.Select(e =>
        {
            var about = names.GetValueOrDefault(e.SubjectId, place.Negotiation.Name);
            var (title, says) = e.Statement is EventStatement told
                ? (told.Title, told.Text is null ? about : $"{about} · {told.Text}")
                : ($"{Capital(e.Kind.ToWords())} · {about}", e.SayingInFull(names));
            return new SearchHit(
                title, paths[e.Sequence], e.Id,
                e.Effective, Snippet.Of(e.Rationale.Length == 0 ? says : $"{says} · {e.Rationale}", place.Sought), restricted.Contains(e.SubjectId))
            {
                TitlePieces = Snippet.Whole(title, place.Sought),
            };
        })];
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
