using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>A source speaks for itself after all: it does not repeat another one.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record EndOrigin : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Id of the source that was taken for the original.</summary>
    public Guid OriginalId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Source;

    public override bool Ends => true;

    public override Statement ToStatement() => new OriginStatement(OriginalId);
}

internal sealed class EndOriginHandler(RecordKeeper keeper) : IRequestHandler<EndOrigin, EntryId>
{
    public Task<EntryId> Handle(EndOrigin request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
