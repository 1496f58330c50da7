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
public sealed record ShowMilestone(string Negotiation, string Key) : IRequest<MilestoneDetails>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>Everything that holds about one milestone from a viewpoint.</summary>
/// <param name="Seen">The last word of each lane: what a form has to have seen.</param>
/// <param name="About">The day that the viewpoint is about.</param>
/// <param name="Dates">Every date that was announced, oldest first, the one that holds last.</param>
public sealed record MilestoneDetails(
    Guid NegotiationId, MilestoneRef Milestone, string Summary, IReadOnlyList<ImpreciseDate?> Slips,
    IReadOnlyList<NamedLink> Links, IReadOnlyDictionary<string, EntryId> Seen, DateOnly About,
    IReadOnlyList<AnnouncedDate> Dates)
{
    /// <summary>Why it was withdrawn from the record; nothing while it is on it.</summary>
    public string? WithdrawnBecause { get; init; }
}

/// <summary>A date at which a milestone was to be, and when that was said.</summary>
/// <param name="Date">When it was to be; none is “unknown”.</param>
/// <param name="Said">When that was said.</param>
public sealed record AnnouncedDate(ImpreciseDate? Date, ImpreciseDate Said, string Rationale);

internal sealed class ShowMilestoneHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ShowMilestone, MilestoneDetails>
{
    public async Task<MilestoneDetails> Handle(ShowMilestone request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var milestone = await db.Milestones.AsNoTracking()
            .SingleOrDefaultAsync(m => m.NegotiationId == negotiation.Id && m.Key == request.Key, cancellationToken)
            ?? throw new NotOnRecordException($"{negotiation.Key} has no milestone {request.Key.Quoted()}. Go back to the list.");
        var entries = await db.Entries.AsNoTracking().Counted(at)
            .Where(e => e.SubjectId == milestone.Id && e.Lane != null).ToListAsync(cancellationToken);
        milestone.Remember(entries);
        if (!milestone.RecallFrom(at) && !milestone.IsWithdrawn)
            throw new NotOnRecordException($"The milestone “{milestone.Key}” was not on record yet. Choose a later viewpoint.");
        var stack = new Stack(entries, at);
        var links = (await db.LinksOf([milestone.Id], at, cancellationToken))[milestone.Id].ToArray();
        return new MilestoneDetails(
            negotiation.Id, MilestoneRef.Of(milestone, at.About), milestone.Summary, Slips.Of(stack),
            await db.Named(negotiation, links, at, cancellationToken),
            stack.Standing.Select(e => e.Lane!).Distinct().Select(stack.LastIn).OfType<Entry>()
                .ToDictionary(e => e.Lane!, e => e.Id),
            at.About, Announced(stack))
        {
            WithdrawnBecause = stack.Withdrawal?.Rationale,
        };
    }

    private static List<AnnouncedDate> Announced(Stack stack)
    {
        List<AnnouncedDate> dates = [];
        foreach (var entry in stack.InOrder("date"))
        {
            var date = entry.Ends ? null : ((ExpectedDateStatement)entry.Statement!).Date;
            if (dates.Count == 0 || !Equals(dates[^1].Date, date))
                dates.Add(new AnnouncedDate(date, entry.Effective, entry.Rationale));
        }

        return dates;
    }
}
