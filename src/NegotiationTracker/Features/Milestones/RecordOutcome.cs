using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>What came of the milestone.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record RecordOutcome : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Say what came of it.")]
    [AtMost(Limits.Text, "outcome")]
    public string Outcome { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override Statement ToStatement() => new OutcomeStatement(Outcome.Trim());
}

internal sealed class RecordOutcomeHandler(RecordKeeper keeper) : IRequestHandler<RecordOutcome, EntryId>
{
    public Task<EntryId> Handle(RecordOutcome request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
