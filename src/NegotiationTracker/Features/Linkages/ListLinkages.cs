using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Linkages;

/// <summary>A page of what hangs on what in a negotiation: every link that holds, by its type, from any viewpoint.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListLinkages(string Negotiation) : IRequest<LinkagePage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Only links of this type.</summary>
    public LinkageType? Type { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 200 at most.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

/// <param name="Types">How many of the listed links are of each type; types without any are left out.</param>
/// <param name="Unlisted">How many more links hold than are listed: those recorded last.</param>
public sealed record LinkagePage(
    IReadOnlyList<LinkageTableRow> Rows, int Total, IReadOnlyList<LinkageCount> Types, int Unlisted)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

public sealed record LinkageCount(LinkageType Type, int Links);

/// <summary>A link that holds, with both its ends.</summary>
/// <param name="Entry">The entry that holds: what a form has to have seen.</param>
/// <param name="Since">When the link began to hold, as precisely as known.</param>
public sealed record LinkageTableRow(
    EntryId Entry, LinkageType Type, LinkedEnd From, LinkedEnd To, ImpreciseDate Since, string Rationale,
    IReadOnlyList<Grade> Grades);

/// <summary>One end of a link.</summary>
/// <param name="Path">Where it is found.</param>
public sealed record LinkedEnd(SubjectRef Subject, string Called, string Path);

internal sealed class ListLinkagesHandler(
    TrackerDbContext db, PastSummaries summaries, RecordCache cache, TimeProvider clock)
    : IRequestHandler<ListLinkages, LinkagePage>
{
    /// <summary>How many links are listed at most, on all pages together.</summary>
    private const int Most = 5_000;

    public async Task<LinkagePage> Handle(ListLinkages request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, $"linkages {request.Type}", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        // The order follows from what stands at both ends, so the answer is kept until the next entry.
        var (all, unlisted) = await cache.Get(
            await summaries.Key("linkages", negotiation, at, cancellationToken),
            () => Holding(negotiation, at, cancellationToken), links => links.Rows.Count, cancellationToken);
        var chosen = request.Type is { } type ? [.. all.Where(l => l.Type == type)] : all;
        var size = Math.Clamp(request.PageSize, 1, 200);
        var page = (place.Key is [var shown]
                ? chosen.SkipWhile(l => Cursor.Write(l.Entry) != shown).Skip(1)
                : chosen.Skip((Math.Max(1, request.Page) - 1) * size))
            .Take(size + 1).ToArray();
        return new LinkagePage(
            [.. page.Take(size)], chosen.Count,
            [.. all.GroupBy(l => l.Type).OrderBy(g => g.Key).Select(g => new LinkageCount(g.Key, g.Count()))], unlisted)
        {
            Next = page.Length > size ? place.Next([Cursor.Write(page[size - 1].Entry)]) : null,
        };
    }

    private async Task<Listed> Holding(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var entries = await HoldingIn(negotiation, at).OrderBy(e => e.Sequence).Take(Most)
            .Include(e => e.Citations).AsSplitQuery().ToListAsync(stop);
        var unlisted = entries.Count < Most ? 0 : await HoldingIn(negotiation, at).CountAsync(stop) - Most;
        return new Listed(await Named(entries, negotiation, at, stop), unlisted);
    }

    /// <summary>Of each lane the last by earliest day, latest day and sequence, as <see cref="Stack"/> has it.</summary>
    private IQueryable<Entry> HoldingIn(Negotiation negotiation, Viewpoint at)
    {
        var said = db.Standing(at).Where(e => e.NegotiationId == negotiation.Id && e.Kind == EntryKind.Linkage);
        if (!at.IsNow)
            said = said.Where(e => e.Effective.Earliest <= at.About);
        return said.Where(e => !e.Ends && !said.Any(l => l.SubjectId == e.SubjectId && l.Lane == e.Lane
            && (l.Effective.Earliest > e.Effective.Earliest
                || (l.Effective.Earliest == e.Effective.Earliest
                    && (l.Effective.Latest > e.Effective.Latest
                        || (l.Effective.Latest == e.Effective.Latest && l.Sequence > e.Sequence))))));
    }

    private async Task<List<LinkageTableRow>> Named(
        List<Entry> entries, Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var holding = entries.Select(e => (Entry: e, Link: (LinkageStatement)e.Statement!)).ToArray();
        var ids = holding.SelectMany(l => (Guid[])[l.Entry.SubjectId, l.Link.TargetId]).ToHashSet();
        var issues = (await db.Issues.Where(i => ids.Contains(i.Id)).AsOf(db, at, stop)).ToDictionary(i => i.Id);
        var milestones = (await db.Milestones.Where(m => ids.Contains(m.Id)).AsOf(db, at, stop)).ToDictionary(m => m.Id);
        LinkedEnd End(SubjectRef subject) => issues.TryGetValue(subject.Id, out var issue)
            ? new LinkedEnd(subject, $"{issue.Called} {issue.Title}", $"/{negotiation.Key}/issues/{issue.Number}")
            : milestones.TryGetValue(subject.Id, out var milestone)
            ? new LinkedEnd(subject, milestone.Called, $"/{negotiation.Key}/milestones/{milestone.Key}")
            : new LinkedEnd(subject, "something that is not on record", $"/{negotiation.Key}");
        int Order(SubjectRef subject) => issues.GetValueOrDefault(subject.Id)?.Number ?? int.MaxValue;
        return
        [
            .. holding.Select(l => new LinkageTableRow(
                    l.Entry.Id, l.Link.Type, End(new SubjectRef(l.Entry.SubjectKind, l.Entry.SubjectId)),
                    End(new SubjectRef(l.Link.TargetKind, l.Link.TargetId)), l.Entry.Effective, l.Entry.Rationale,
                    [.. l.Entry.Citations.OrderBy(c => c.Ordinal).Select(c => c.Grade)]))
                .OrderBy(l => l.Type).ThenBy(l => Order(l.From.Subject)).ThenBy(l => l.From.Called, StringComparer.Ordinal)
                .ThenBy(l => Order(l.To.Subject)).ThenBy(l => l.To.Called, StringComparer.Ordinal),
        ];
    }

    private sealed record Listed(IReadOnlyList<LinkageTableRow> Rows, int Unlisted);
}
