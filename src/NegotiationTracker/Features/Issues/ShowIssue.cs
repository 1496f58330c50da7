using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>One issue as it stands from a viewpoint; its record is a question of its own.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowIssue(string Negotiation, int Number) : IRequest<IssueDetails>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>Everything that holds about one issue from a viewpoint.</summary>
/// <param name="IsPossibly">The stage was reached on a day that may still lie ahead of the day asked about.</param>
/// <param name="Seen">The last word of each lane: what a form has to have seen.</param>
/// <param name="ReaderId">Who asks, to tell whether they are on it themselves.</param>
/// <param name="ClosedBecause">Why it was closed, while it is.</param>
public sealed record IssueDetails(
    Guid Id, Guid NegotiationId, string Key, int Number, string Title, string Summary, string Category, Importance Importance,
    Restriction Restriction, Stage? Stage, Stage? StageReached, ImpreciseDate? Since, bool IsPossibly, Trend? Trend,
    Outlook Outlook, string? TrendRationale, int? ImplementationScore, bool IsClosed, ImpreciseDate? LastMovement,
    IReadOnlyList<PersonRow> Owners, IReadOnlyList<PersonRow> Watchers, IReadOnlyList<PositionRow> Positions,
    IReadOnlyList<NamedLink> Links, IReadOnlyList<MilestoneRef> Milestones, IReadOnlyDictionary<string, EntryId> Seen,
    Guid ReaderId, string? ClosedBecause)
{
    /// <summary>Why it was withdrawn from the record; nothing while it is on it.</summary>
    public string? WithdrawnBecause { get; init; }
}

/// <summary>A person by id and name.</summary>
public sealed record PersonRow(Guid Id, string Name);

/// <summary>A position that holds.</summary>
public sealed record PositionRow(
    EntryId Entry, Guid PartyId, string Party, bool IsParty, PositionType Type, string Text, string? Quote,
    Flexibility? Flexibility, int? Salience, Confidence? Confidence, ImpreciseDate Effective, IReadOnlyList<Grade> Grades);

internal sealed class ShowIssueHandler(TrackerDbContext db, PastSummaries summaries, Author author, TimeProvider clock)
    : IRequestHandler<ShowIssue, IssueDetails>
{
    public async Task<IssueDetails> Handle(ShowIssue request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var missing = $"{negotiation.Key} has no issue {request.Number}. Numbers that are not used are no mistake; go back to the list.";
        var issue = await db.Issues.AsNoTracking().Include(i => i.People)
            .SingleOrDefaultAsync(i => i.NegotiationId == negotiation.Id && i.Number == request.Number, cancellationToken)
            ?? throw new NotOnRecordException(missing);
        var entries = await db.Entries.AsNoTracking().Include(e => e.Citations).Counted(at)
            .Where(e => e.SubjectId == issue.Id && e.Kind != EntryKind.Note)
            .ToListAsync(cancellationToken);
        issue.Remember(entries);
        if (!issue.RecallFrom(at) && !issue.IsWithdrawn)
            throw new NotOnRecordException($"{issue.Called} was not on record yet. Choose a later viewpoint.");
        var holding = new Stack(entries, at).Holding().ToArray();
        var links = await db.LinksOf([issue.Id], at, cancellationToken);
        var names = await db.NamesOf(holding.SelectMany(e => e.Statement.Names()), at, cancellationToken);
        return Details(
            issue, at, holding, names,
            await Positions(holding, names, at, cancellationToken),
            await db.Named(negotiation, [.. links[issue.Id]], at, cancellationToken),
            [.. (await summaries.MilestonesOf(negotiation, links, at, cancellationToken))[issue.Id]],
            new Stack(entries, at));
    }

    private IssueDetails Details(
        Issue issue, Viewpoint at, Entry[] holding, IReadOnlyDictionary<Guid, string> names,
        IReadOnlyList<PositionRow> positions, IReadOnlyList<NamedLink> links, IReadOnlyList<MilestoneRef> milestones, Stack stack)
    {
        IReadOnlyList<PersonRow> People(Part part) =>
            [.. issue.People.Where(p => p.Part == part).Select(p => new PersonRow(p.PersonId, names.GetValueOrDefault(p.PersonId, "?")))];
        var seen = stack.Standing.Select(e => e.Lane).OfType<string>().Distinct().Select(stack.LastIn).OfType<Entry>()
            .ToDictionary(e => e.Lane!, e => e.Id);
        return new IssueDetails(
            issue.Id, issue.NegotiationId, issue.Called, issue.Number, issue.Title, issue.Summary, issue.Category,
            issue.Importance, issue.Restriction, issue.Stage, issue.StageReached, issue.Since,
            stack.HoldingIn(issue.IsClosed ? "lifecycle" : "stage") is { } stage && at.About < stage.Effective.Latest,
            issue.Trend, issue.Outlook,
            holding.FirstOrDefault(e => e.Lane == "assessment")?.Rationale, issue.ImplementationScore, issue.IsClosed,
            issue.LastMovement, People(Part.Owner), People(Part.Watcher), positions, links, milestones, seen,
            author.PersonId, issue.IsClosed ? stack.HoldingIn("lifecycle")?.Rationale : null)
        {
            WithdrawnBecause = stack.Withdrawal?.Rationale,
        };
    }

    private async Task<IReadOnlyList<PositionRow>> Positions(
        Entry[] holding, IReadOnlyDictionary<Guid, string> names, Viewpoint at, CancellationToken stop)
    {
        var entries = holding.Where(e => e.Kind == EntryKind.Position)
            .Select(e => (Entry: e, Position: (PositionStatement)e.Statement!)).ToArray();
        var ids = entries.Select(e => e.Position.PartyId).ToHashSet();
        var parties = ids.Count == 0 ? []
            : (await db.Actors.Where(a => ids.Contains(a.Id)).AsOf(db, at, stop))
                .Where(a => a.IsParty).Select(a => a.Id).ToHashSet();
        return [.. entries
            .Select(e => new PositionRow(
                e.Entry.Id, e.Position.PartyId, names.GetValueOrDefault(e.Position.PartyId, "?"),
                parties.Contains(e.Position.PartyId), e.Position.Type, e.Position.Text, e.Position.Quote,
                e.Position.Flexibility, e.Position.Salience, e.Position.Confidence, e.Entry.Effective,
                [.. e.Entry.Citations.Select(c => c.Grade)]))
            .OrderByDescending(p => p.IsParty).ThenBy(p => p.Party, StringComparer.CurrentCulture).ThenBy(p => p.Type)];
    }
}
