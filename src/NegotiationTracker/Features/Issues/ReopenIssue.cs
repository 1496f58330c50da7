using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>A closed issue is open again.</summary>
[Requires(Permission.CorrectEntries)]
public sealed record ReopenIssue : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Say why it is open again: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new ReopenedStatement();
}

internal sealed class ReopenIssueHandler(RecordKeeper keeper) : IRequestHandler<ReopenIssue, EntryId>
{
    public Task<EntryId> Handle(ReopenIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
