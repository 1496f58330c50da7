using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>A page of the milestones of a negotiation: what is ahead or overdue, or what is past, from any viewpoint.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListMilestones(string Negotiation) : IRequest<MilestonePage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Held or cancelled ones, latest first; otherwise those still pending, earliest first, undated last.</summary>
    public bool Past { get; init; }

    /// <summary>Only those whose date is unknown.</summary>
    public bool Undated { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 200 at most.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

public sealed record MilestonePage(IReadOnlyList<MilestoneRow> Rows, int Total, int Upcoming, int Past, DateOnly About)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>A milestone as lists show it, with the dates that it had before.</summary>
/// <param name="Slips">The dates it was expected at before, oldest first; a nothing is “unknown”.</param>
/// <param name="Issues">The issues that it serves.</param>
public sealed record MilestoneRow(
    MilestoneRef Milestone, IReadOnlyList<ImpreciseDate?> Slips, IReadOnlyList<IssueRef> Issues);

/// <summary>An issue by its key and title.</summary>
public sealed record IssueRef(Guid Id, int Number, string Key, string Title);

internal sealed class ListMilestonesHandler(TrackerDbContext db, PastSummaries summaries, TimeProvider clock)
    : IRequestHandler<ListMilestones, MilestonePage>
{
    private static readonly SortOrder<Milestone> Ahead = new SortOrder<Milestone>().By(m => m.Date == null ? 1 : 0)
        .By(m => m.Date == null ? null : (DateOnly?)m.Date.Earliest)
        .By(m => m.Date == null ? null : (DateOnly?)m.Date.Latest).By(m => m.Title).By(m => m.Id);

    private static readonly SortOrder<Milestone> Behind = new SortOrder<Milestone>()
        .By(m => m.Date == null ? null : (DateOnly?)m.Date.Latest, descending: true)
        .By(m => m.Date == null ? null : (DateOnly?)m.Date.Earliest, descending: true).By(m => m.Title).By(m => m.Id);

    public async Task<MilestonePage> Handle(ListMilestones request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, $"milestones {request.Past}", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var all = await summaries.Milestones(negotiation, at, cancellationToken);
        var pending = all.Where(m => m.Outcome == null && m.Status != DateStatus.Held && m.Status != DateStatus.Cancelled);
        var past = all.Where(m => m.Outcome != null || m.Status == DateStatus.Held || m.Status == DateStatus.Cancelled);
        var upcoming = await pending.CountRows(cancellationToken);
        var over = await past.CountRows(cancellationToken);
        if (request.Undated)
            (pending, past) = (pending.Where(m => m.Date == null), past.Where(m => m.Date == null));
        var (chosen, order) = request.Past ? (past, Behind) : (pending, Ahead);
        var size = Math.Clamp(request.PageSize, 1, 200);
        var page = await place.Page(chosen, order, request.Page, size).ToRows(cancellationToken);
        return new MilestonePage(
            await Rows([.. page.Take(size)], at, cancellationToken),
            request.Undated ? await (request.Past ? past : pending).CountRows(cancellationToken) : request.Past ? over : upcoming,
            upcoming, over, at.About)
        {
            Next = place.Next(page, size, order),
        };
    }

    private async Task<IReadOnlyList<MilestoneRow>> Rows(List<Milestone> page, Viewpoint at, CancellationToken stop)
    {
        var ids = page.Select(m => m.Id).ToHashSet();
        var dates = await db.Standing(at).Where(e => e.Kind == EntryKind.ExpectedDate && ids.Contains(e.SubjectId))
            .ToListAsync(stop);
        var slips = dates.GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => Slips.Of(new Stack(g, at)));
        var links = await db.LinksOf(ids, at, stop);
        var issueIds = links.SelectMany(l => l).Where(l => l.Other.Kind == SubjectKind.Issue).Select(l => l.Other.Id).ToHashSet();
        var issues = (await db.Issues.Where(i => issueIds.Contains(i.Id)).AsOf(db, at, stop))
            .Select(i => new IssueRef(i.Id, i.Number, i.Called, i.Title)).ToDictionary(i => i.Id);
        return [.. page.Select(m => new MilestoneRow(
            MilestoneRef.Of(m, at.About),
            slips.GetValueOrDefault(m.Id, []),
            [.. links[m.Id].Select(l => issues.GetValueOrDefault(l.Other.Id)).OfType<IssueRef>().DistinctBy(i => i.Id)
                .OrderBy(i => i.Number)]))];
    }
}
