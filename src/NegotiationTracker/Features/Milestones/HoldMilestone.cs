using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>It took place: the day, that it was held, and what came of it, recorded as one act.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record HoldMilestone : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>When it took place; <see cref="Telling.Effective"/> is when that was told.</summary>
    [Required(ErrorMessage = "Say when it took place, as precisely as you know: 7 June 2026, June 2026, 2026.")]
    public ImpreciseDate? HeldOn { get; set; }

    [Required(ErrorMessage = "Say what came of it.")]
    [AtMost(Limits.Text, "outcome")]
    public string Outcome { get; set; } = "";

    /// <summary>What held about its date when the author looked; <see cref="Telling.Seen"/> is about the outcome.</summary>
    public EntryId? SeenDate { get; set; }

    /// <summary>What held about its certainty when the author looked.</summary>
    public EntryId? SeenStatus { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override Statement ToStatement() => new OutcomeStatement(Outcome.Trim());
}

internal sealed class HoldMilestoneHandler(TrackerDbContext db, RecordKeeper keeper, Recording recording)
    : IRequestHandler<HoldMilestone, EntryId>
{
    public async Task<EntryId> Handle(HoldMilestone request, CancellationToken cancellationToken)
    {
        if (request.Corrects is not null)
            throw new RuleViolationException(
                "That it was held is told anew, and repairs no entry. Correct the date or the outcome by itself instead.");
        var (subject, negotiation) = await keeper.Load(
            new SubjectRef(SubjectKind.Milestone, request.SubjectId), cancellationToken);
        var account = new Account
        {
            Effective = request.Effective!,
            Rationale = request.Rationale.Trim(),
            Citations = await keeper.Cite(negotiation, request.Sources, cancellationToken),
            Seen = request.Seen,
        };
        var outcome = ((Milestone)subject).Hold(
            request.HeldOn!, request.Outcome.Trim(), account, request.SeenDate, request.SeenStatus, recording, negotiation);
        await db.SaveChangesAsync(cancellationToken);
        return outcome.Id;
    }
}
