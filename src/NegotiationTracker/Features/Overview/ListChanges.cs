using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Overview;

/// <summary>A page of what became known in a period: the changes, or the corrections, which are listed apart.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListChanges(string Negotiation) : IRequest<ChangePage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Length of the period in days; it ends where the viewpoint knows.</summary>
    [Range(1, 36_500, ErrorMessage = "A period is 1 to 36,500 days long.")]
    public int Days { get; init; } = 30;

    /// <summary>Corrections and retractions instead of changes.</summary>
    public bool Corrections { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 200 at most.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

/// <param name="Changes">Changes of the whole period, whichever are listed.</param>
/// <param name="Corrections">Corrections and retractions of the whole period.</param>
public sealed record ChangePage(
    Guid NegotiationId, IReadOnlyList<MovementRow> Rows, int Changes, int Corrections, DateOnly Since)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

internal sealed class ListChangesHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListChanges, ChangePage>
{
    public async Task<ChangePage> Handle(ListChanges request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, $"changes {request.Corrections}", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var (at, now) = (place.At, place.Now);
        var since = at.PeriodStart(request.Days, now, negotiation.Zone);
        var changes = db.MovedSince(negotiation.Id, since, at);
        var corrections = db.CorrectedSince(negotiation.Id, since, at);
        var size = Math.Clamp(request.PageSize, 1, 200);
        var page = await place.Page(
                request.Corrections ? corrections : changes, RecordQueries.NewestFirst, request.Page, size)
            .Select(e => new { e.Known, e.Sequence }).ToListAsync(cancellationToken);
        var rows = await db.Rows([.. page.Take(size).Select(p => p.Sequence)], negotiation, at, cancellationToken);
        return new ChangePage(
            negotiation.Id, rows, await changes.CountAsync(cancellationToken),
            await corrections.CountAsync(cancellationToken), since.DayIn(negotiation.Zone))
        {
            Next = page.Count > size
                ? place.Next([Cursor.Write(page[size - 1].Known), Cursor.Write(page[size - 1].Sequence)])
                : null,
        };
    }
}
