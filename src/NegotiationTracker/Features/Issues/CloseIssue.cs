using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>Settled elsewhere, overtaken or withdrawn: the issue takes no more entries until it is reopened.</summary>
[Requires(Permission.CorrectEntries)]
public sealed record CloseIssue : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Say why it is closed: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new ClosedStatement();
}

internal sealed class CloseIssueHandler(RecordKeeper keeper) : IRequestHandler<CloseIssue, EntryId>
{
    public Task<EntryId> Handle(CloseIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
