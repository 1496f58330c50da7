using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>
/// A source repeats what another one said first, such as the report of a wire service: entries that rest on both rest on
/// one source.
/// </summary>
[Requires(Permission.ManageRegisters)]
public sealed record RecordOrigin : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Id of the source that said it first.</summary>
    [Chosen(ErrorMessage = "Choose the source that said it first.")]
    public Guid OriginalId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Source;

    public override Statement ToStatement() => new OriginStatement(OriginalId);
}

internal sealed class RecordOriginHandler(TrackerDbContext db, RecordKeeper keeper) : IRequestHandler<RecordOrigin, EntryId>
{
    public async Task<EntryId> Handle(RecordOrigin request, CancellationToken cancellationToken)
    {
        HashSet<Guid> met = []; // a file may have brought a circle
        for (Guid? at = request.OriginalId; at is { } id && met.Add(id); at = (await db.Sources.FindAsync([id], cancellationToken))?.OriginId)
            if (id == request.SubjectId)
                throw new RuleViolationException(
                    "These sources would repeat each other in a circle. Choose the one that said it first.", "original");
        return await keeper.Record(request, cancellationToken);
    }
}
