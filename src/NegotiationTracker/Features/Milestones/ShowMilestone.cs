using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>One milestone as it stands from a viewpoint; its record is a question of its own.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowMilestone(string Negotiation, string Key) : IRequest<MilestoneDetails>
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <param name="Seen">The last word of each lane: what a form has to have seen.</param>
public sealed record MilestoneDetails(
    Guid NegotiationId, MilestoneRef Milestone, string Summary, IReadOnlyList<ImpreciseDate?> Slips,
    IReadOnlyList<NamedLink> Links, IReadOnlyDictionary<string, EntryId> Seen);

internal sealed class ShowMilestoneHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ShowMilestone, MilestoneDetails>
{
    public async Task<MilestoneDetails> Handle(ShowMilestone request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var milestone = await db.Milestones.AsNoTracking()
            .SingleOrDefaultAsync(m => m.NegotiationId == negotiation.Id && m.Key == request.Key, cancellationToken)
            ?? throw new NotOnRecordException($"{negotiation.Key} has no milestone “{request.Key}”. Go back to the list.");
        var entries = await db.Entries.AsNoTracking().Counted(at)
            .Where(e => e.SubjectId == milestone.Id && e.Lane != null).ToListAsync(cancellationToken);
        milestone.Remember(entries);
        if (!milestone.RecallFrom(at))
            throw new NotOnRecordException($"The milestone “{milestone.Key}” was not on record yet. Choose a later viewpoint.");
        var stack = new Stack(entries, at);
        var links = (await db.LinksOf([milestone.Id], at, cancellationToken))[milestone.Id].ToArray();
        return new MilestoneDetails(
            negotiation.Id, MilestoneRef.Of(milestone, at.About), milestone.Summary, Slips.Of(stack),
            await db.Named(negotiation, links, at, cancellationToken),
            stack.Standing.Select(e => e.Lane!).Distinct().Select(stack.LastIn).OfType<Entry>()
                .ToDictionary(e => e.Lane!, e => e.Id));
    }
}
