using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>How firm the milestone's date is.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record RecordDateStatus : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Say how firm the date is.")]
    public DateStatus? Status { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override Statement ToStatement() => new DateStatusStatement(Status!.Value);
}

internal sealed class RecordDateStatusHandler(RecordKeeper keeper) : IRequestHandler<RecordDateStatus, EntryId>
{
    public Task<EntryId> Handle(RecordDateStatus request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
