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
    public string? Text { get; init; }

    /// <summary>Only sources of this reliability.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>Only sources whose reliability nobody has judged yet; F is a judgement.</summary>
    public bool Unjudged { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 25;
}

public sealed record SourcePage(IReadOnlyList<SourceRow> Rows, int Total);

/// <param name="Alone">How many entries rest on it and on no other independent source.</param>
/// <param name="Grades">The different grades that items from this source were given, most frequent first.</param>
public sealed record SourceRow(
    Guid Id, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved, int Citations,
    int Alone, Reliability? Reliability, bool Repeats, IReadOnlyList<string> Grades);

internal sealed class ListSourcesHandler(TrackerDbContext db, PastSummaries summaries, TimeProvider clock)
    : IRequestHandler<ListSources, SourcePage>
{
    public async Task<SourcePage> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
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
        var size = Math.Clamp(request.PageSize, 1, 100);
        var page = await sources.OrderByDescending(s => s.Published == null ? null : (DateOnly?)s.Published.Latest)
            .ThenByText(s => s.Publisher).ThenBy(s => s.Id)
            .Skip((Math.Max(1, request.Page) - 1) * size).Take(size)
            .ToRows(cancellationToken);
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
            total);
    }
}
