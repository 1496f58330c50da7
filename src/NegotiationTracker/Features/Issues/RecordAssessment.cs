using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>How the analyst judges a period: trend and outlook, kept apart from the stage.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordAssessment : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Choose a trend.")]
    public Trend? Trend { get; set; }

    public Outlook Outlook { get; set; }

    [Required(ErrorMessage = "Say in a line why: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new AssessmentStatement(Trend!.Value, Outlook);
}

internal sealed class RecordAssessmentHandler(RecordKeeper keeper) : IRequestHandler<RecordAssessment, EntryId>
{
    public Task<EntryId> Handle(RecordAssessment request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
