using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>A person owns the issue no longer.</summary>
[Requires(Permission.RecordEntries)]
public sealed record ReleaseOwner : Telling, IRequest<EntryId>, IRecords
{
    public Guid PersonId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override bool Ends => true;

    public override Statement ToStatement() => new OwnerStatement(PersonId);
}

internal sealed class ReleaseOwnerHandler(RecordKeeper keeper) : IRequestHandler<ReleaseOwner, EntryId>
{
    public Task<EntryId> Handle(ReleaseOwner request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
