using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>A page of the register, newest publication first, with how much rests on each source.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListSources(string Negotiation) : IRequest<SourcePage>
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
    public string? Text { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 25;
}

public sealed record SourcePage(IReadOnlyList<SourceRow> Rows, int Total);

/// <param name="Grades">The different grades that items from this source were given, most frequent first.</param>
public sealed record SourceRow(
    Guid Id, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved, int Citations,
    IReadOnlyList<string> Grades);

internal sealed class ListSourcesHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ListSources, SourcePage>
{
    public async Task<SourcePage> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var sources = db.Sources.AsNoTracking().Where(s => s.NegotiationId == negotiation.Id);
        if (!at.IsNow)
            sources = sources.Where(s => db.Entries.Any(e =>
                e.SubjectId == s.Id && e.Lane == "registration" && e.Known <= at.Known && e.Sequence <= at.Sequence));
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var typed = FoldedText.Of(request.Text.Trim());
            sources = sources.Where(s => s.SearchText.Contains(typed));
        }

        var total = await sources.CountAsync(cancellationToken);
        var page = await sources.OrderByDescending(s => s.Published!.Latest).ThenBy(s => s.Publisher).ThenBy(s => s.Id)
            .Skip((Math.Max(1, request.Page) - 1) * request.PageSize).Take(Math.Clamp(request.PageSize, 1, 100))
            .ToListAsync(cancellationToken);
        var ids = page.Select(s => s.Id).ToArray();
        var standing = db.Standing(at).SelectMany(e => e.Citations);
        var grades = await standing.Where(c => ids.Contains(c.SourceId))
            .GroupBy(c => new { c.SourceId, c.Grade })
            .Select(g => new { g.Key.SourceId, g.Key.Grade, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var bySource = grades.ToLookup(g => g.SourceId);
        return new SourcePage(
            [.. page.Select(s => new SourceRow(
                s.Id, s.Publisher, s.Title, s.Url, s.Published, s.Retrieved, bySource[s.Id].Sum(g => g.Count),
                [.. bySource[s.Id].OrderByDescending(g => g.Count).Select(g => g.Grade.ToString())]))],
            total);
    }
}
