using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>A page of the register, newest publication first, with how much rests on each source.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListSources(string Negotiation) : IRequest<SourcePage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Only sources with this in their publisher, title or address.</summary>
    public string? Text { get; init; }

    /// <summary>Only sources of this reliability.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>Only sources whose reliability nobody has judged yet; F is a judgement.</summary>
    public bool Unjudged { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 200 at most.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

public sealed record SourcePage(IReadOnlyList<SourceRow> Rows, int Total)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>A source as the register shows it, with how much rests on it.</summary>
/// <param name="Alone">How many entries rest on it and on no other independent source.</param>
/// <param name="Grades">The different grades that items from this source were given, most frequent first.</param>
public sealed record SourceRow(
    Guid Id, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved, int Citations,
    int Alone, Reliability? Reliability, bool Repeats, IReadOnlyList<string> Grades);

internal sealed class ListSourcesHandler(TrackerDbContext db, PastSummaries summaries, TimeProvider clock)
    : IRequestHandler<ListSources, SourcePage>
{
    private static readonly SortOrder<Source> NewestFirst = new SortOrder<Source>()
        .By(s => s.Published == null ? null : (DateOnly?)s.Published.Latest, descending: true).By(s => s.Publisher).By(s => s.Id);

    public async Task<SourcePage> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(db, request.After, "sources", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        // A source often appears after what it tells of: which are there is a matter of knowledge only.
        var sources = await summaries.Sources(negotiation, at with { About = DateOnly.MaxValue }, cancellationToken);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var typed = FoldedText.Of(request.Text.Trim());
            sources = sources.Where(s => s.SearchText.Contains(typed));
        }

        if (request.Reliability is { } reliability)
            sources = sources.Where(s => s.Reliability == reliability);
        if (request.Unjudged)
            sources = sources.Where(s => s.Reliability == null);
        var total = await sources.CountRows(cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, 200);
        var found = await place.Page(sources, NewestFirst, request.Page, size).ToRows(cancellationToken);
        var page = found.Take(size).ToArray();
        var ids = page.Select(s => s.Id).ToArray();
        var standing = db.Standing(at).SelectMany(e => e.Citations);
        var grades = await standing.Where(c => ids.Contains(c.SourceId))
            .GroupBy(c => new { c.SourceId, c.Grade })
            .Select(g => new { g.Key.SourceId, g.Key.Grade, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var bySource = grades.ToLookup(g => g.SourceId);
        var resting = await db.Standing(at).Where(e => e.Citations.Any(c => ids.Contains(c.SourceId)))
            .SelectMany(e => e.Citations).Where(c => ids.Contains(c.SourceId)).Select(c => new { c.Sequence, c.SourceId }).Distinct()
            .ToListAsync(cancellationToken);
        var support = await db.Support(resting.Select(r => r.Sequence), at, cancellationToken);
        var alone = resting.Where(r => support[r.Sequence] == 1).CountBy(r => r.SourceId).ToDictionary();
        return new SourcePage(
            [.. page.Select(s => new SourceRow(
                s.Id, s.Publisher, s.Title, s.Url, s.Published, s.Retrieved, bySource[s.Id].Sum(g => g.Count),
                alone.GetValueOrDefault(s.Id), s.Reliability, s.OriginId is not null,
                [.. bySource[s.Id].OrderByDescending(g => g.Count).Select(g => g.Grade.ToString())]))],
            total)
        {
            Next = place.Next(found, size, NewestFirst),
        };
    }
}
