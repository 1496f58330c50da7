using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>A person owns the issue from now on.</summary>
[Requires(Permission.RecordEntries)]
public sealed record AssignOwner : Telling, IRequest<EntryId>, IRecords
{
    [Chosen(ErrorMessage = "Choose who owns it.")]
    public Guid PersonId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new OwnerStatement(PersonId);
}

internal sealed class AssignOwnerHandler(RecordKeeper keeper) : IRequestHandler<AssignOwner, EntryId>
{
    public Task<EntryId> Handle(AssignOwner request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
