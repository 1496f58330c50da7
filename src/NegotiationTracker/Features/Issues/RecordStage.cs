using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>The issue has come to another stage, forwards or backwards.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordStage : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Choose the stage that was reached.")]
    public Stage? Stage { get; set; }

    [Required(ErrorMessage = "Say why: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new StageStatement(Stage!.Value);
}

internal sealed class RecordStageHandler(RecordKeeper keeper) : IRequestHandler<RecordStage, EntryId>
{
    public Task<EntryId> Handle(RecordStage request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
