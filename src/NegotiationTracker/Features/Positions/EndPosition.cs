using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Positions;

/// <summary>A party holds a position no longer, and no other has taken its place.</summary>
[Requires(Permission.RecordEntries)]
public sealed record EndPosition : Telling, IRequest<EntryId>, IRecords
{
    public Guid PartyId { get; set; }

    public PositionType Type { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override bool Ends => true;

    public override Statement ToStatement() => new PositionStatement(PartyId, Type, "withdrawn", null, null, null, null);
}

internal sealed class EndPositionHandler(RecordKeeper keeper) : IRequestHandler<EndPosition, EntryId>
{
    public Task<EntryId> Handle(EndPosition request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
