using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>
/// Finds what entries are about, by how it is called from the viewpoint. Now, the index answers; a past is computed, and
/// searched by the same words.
/// </summary>
internal sealed class SubjectSearch(TrackerDbContext db, PastSummaries summaries, Author reader, SearchPlace place)
{
    private readonly string _key = place.Negotiation.Key;

    public async Task<SearchGroup> Find(SearchKind kind, CancellationToken stop)
    {
        if (place.IsAboutOne && kind != SearchKind.Issues)
            return new SearchGroup(kind, 0, []);
        return kind switch
        {
            SearchKind.Issues => await Issues(stop),
            SearchKind.Milestones => await Milestones(stop),
            SearchKind.Actors => place.HasDates ? None(kind) : await Actors(stop),
            SearchKind.Places => place.HasDates ? None(kind) : await Places(stop),
            _ => await Sources(stop),
        };
    }

    private static SearchGroup None(SearchKind kind) => new(kind, 0, []);

    private async Task<SearchGroup> Issues(CancellationToken stop)
    {
        if (place.Request.ActorId is not null)
            return None(SearchKind.Issues);
        var issues = (await summaries.Issues(place.Negotiation, place.At, stop)).ReadableBy(reader);
        if (place.Request.Issue is { } number)
            issues = issues.Where(i => i.Number == number);
        if (place.Request.From is { } from)
            issues = issues.Where(i => i.LastMovement != null && i.LastMovement.Latest >= from);
        if (place.Request.To is { } to)
            issues = issues.Where(i => i.LastMovement != null && i.LastMovement.Earliest <= to);
        return await Page(SearchKind.Issues, issues, i => new SearchHit(
            $"{i.Called} {i.Title}", $"/{_key}/issues/{i.Number}", null, i.LastMovement,
            Snippet.Of(i.Summary.Length > 0 ? i.Summary : i.Category, place.Sought), i.Restriction == Restriction.Restricted), stop);
    }

    private async Task<SearchGroup> Milestones(CancellationToken stop)
    {
        var milestones = await summaries.Milestones(place.Negotiation, place.At, stop);
        if (place.Request.From is { } from)
            milestones = milestones.Where(m => m.Date != null && m.Date.Latest >= from);
        if (place.Request.To is { } to)
            milestones = milestones.Where(m => m.Date != null && m.Date.Earliest <= to);
        return await Page(SearchKind.Milestones, milestones, m => new SearchHit(
            m.Title, $"/{_key}/milestones/{m.Key}", null, m.Date,
            Snippet.Of(string.Join(" · ", ((string?[])[m.Summary, m.Outcome]).Where(t => !string.IsNullOrEmpty(t))), place.Sought),
            IsRestricted: false), stop);
    }

    private async Task<SearchGroup> Sources(CancellationToken stop)
    {
        // A source often appears after what it tells of: which are there is a matter of knowledge only.
        var sources = await summaries.Sources(place.Negotiation, place.At with { About = DateOnly.MaxValue }, stop);
        if (place.Request.From is { } from)
            sources = sources.Where(s => s.Published != null && s.Published.Latest >= from);
        if (place.Request.To is { } to)
            sources = sources.Where(s => s.Published != null && s.Published.Earliest <= to);
        return await Page(SearchKind.Sources, sources, s => new SearchHit(
            s.Title, $"/{_key}/sources/{s.Id}", null, s.Published, Snippet.Of(s.Publisher, place.Sought), IsRestricted: false), stop);
    }

    private async Task<SearchGroup> Actors(CancellationToken stop) => await Page(
        SearchKind.Actors, await db.Register(db.Actors, place.Negotiation, place.At, stop),
        a => new SearchHit(a.Name, $"/{_key}/actors#{a.Id}", null, null, Snippet.Of(place.Spellings.Of(a.Id), place.Sought), IsRestricted: false), stop);

    private async Task<SearchGroup> Places(CancellationToken stop) => await Page(
        SearchKind.Places, await db.Register(db.Places, place.Negotiation, place.At, stop),
        p => new SearchHit(p.Name, $"/{_key}/actors#{p.Id}", null, null, Snippet.Of(place.Spellings.Of(p.Id), place.Sought), IsRestricted: false), stop);

    private async Task<SearchGroup> Page<T>(
        SearchKind kind, IQueryable<T> subjects, Func<T, SearchHit> hit, CancellationToken stop) where T : Subject
    {
        IQueryable<T> found;
        if (subjects is IAsyncEnumerable<T>)
            found = from match in db.Matching(place.Sought.Expression())
                    join subject in subjects on -match.Row equals subject.FirstSequence
                    orderby match.Rank, subject.FirstSequence
                    select subject;
        else
            found = subjects.Where(s => place.Sought.IsIn(s.SearchText)).OrderBy(s => s.FirstSequence);
        var total = await found.OrderBy(s => s.FirstSequence).Take(SearchRecord.MostCounted + 1).CountRows(stop);
        var page = total == 0 ? [] : await found.Skip(place.Skip).Take(place.Take).ToRows(stop);
        return SearchGroup.Of(kind, total, [.. page.Select(hit).Select(h => h with { TitlePieces = Snippet.Whole(h.Title, place.Sought) })]);
    }
}
