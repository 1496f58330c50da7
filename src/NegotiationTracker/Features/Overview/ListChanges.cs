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
    public int Days { get; init; } = 30;

    public bool Corrections { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 100 at most.</summary>
    public int PageSize { get; init; } = 25;
}

/// <param name="Changes">Changes of the whole period, whichever are listed.</param>
/// <param name="Corrections">Corrections and retractions of the whole period.</param>
public sealed record ChangePage(
    Guid NegotiationId, IReadOnlyList<MovementRow> Rows, int Changes, int Corrections, DateOnly Since);

internal sealed class ListChangesHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ListChanges, ChangePage>
{
    public async Task<ChangePage> Handle(ListChanges request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var now = clock.GetUtcNow();
        var at = request.At.In(negotiation, now);
        var since = at.PeriodStart(request.Days, now, negotiation.Zone);
        var changes = db.MovedSince(negotiation.Id, since, at);
        var corrections = db.CorrectedSince(negotiation.Id, since, at);
        var size = Math.Clamp(request.PageSize, 1, 100);
        var rows = await db.Rows(
            request.Corrections ? corrections : changes, (Math.Max(1, request.Page) - 1) * size, size, negotiation, at,
            cancellationToken);
        return new ChangePage(
            negotiation.Id, rows, await changes.CountAsync(cancellationToken),
            await corrections.CountAsync(cancellationToken), since.DayIn(negotiation.Zone));
    }
}
