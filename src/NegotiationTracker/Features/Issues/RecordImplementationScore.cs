using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>How far what was agreed has been carried out.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordImplementationScore : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Kroc Barometer: 0 not initiated, 1 minimum, 2 intermediate, 3 complete.</summary>
    [Required(ErrorMessage = "Choose a score.")]
    [Range(0, 3, ErrorMessage = "The score is 0 not initiated, 1 minimum, 2 intermediate or 3 complete.")]
    public int? Score { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new ImplementationScoreStatement(Score!.Value);
}

internal sealed class RecordImplementationScoreHandler(RecordKeeper keeper) : IRequestHandler<RecordImplementationScore, EntryId>
{
    public Task<EntryId> Handle(RecordImplementationScore request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
