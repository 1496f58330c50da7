using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>How far a source as such can be relied on. Earlier grades stay on record; items keep the grades they were given.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record GradeSource : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Admiralty code (AJP-2.1), the letter: A completely reliable to E unreliable, F cannot be judged.</summary>
    public Reliability Reliability { get; set; } = Reliability.F;

    [Required(ErrorMessage = "Say why the source is graded so: the rationale is missing.")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Source;

    public override Statement ToStatement() => new ReliabilityStatement(Reliability);
}

internal sealed class GradeSourceHandler(RecordKeeper keeper) : IRequestHandler<GradeSource, EntryId>
{
    public Task<EntryId> Handle(GradeSource request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
