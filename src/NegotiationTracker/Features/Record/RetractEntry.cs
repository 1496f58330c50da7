using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>Withdraws an entry without putting another in its place. Undo is this.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RetractEntry : IRequest<EntryId>, IRecords
{
    public Guid CommandId { get; set; }

    public EntryId Entry { get; set; }

    [Required(ErrorMessage = "Say why it is withdrawn: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public string Rationale { get; set; } = "";
}

internal sealed class RetractEntryHandler(RecordKeeper keeper) : IRequestHandler<RetractEntry, EntryId>
{
    public Task<EntryId> Handle(RetractEntry request, CancellationToken cancellationToken) =>
        keeper.Retract(request.Entry, request.Rationale.Trim(), cancellationToken);
}
