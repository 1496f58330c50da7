using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>A person no longer wants to be told about the issue.</summary>
[Requires(Permission.RecordEntries)]
public sealed record UnwatchIssue : Telling, IRequest<EntryId>, IRecords
{
    public Guid PersonId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override bool Ends => true;

    public override Statement ToStatement() => new WatcherStatement(PersonId);
}

internal sealed class UnwatchIssueHandler(RecordKeeper keeper) : IRequestHandler<UnwatchIssue, EntryId>
{
    public Task<EntryId> Handle(UnwatchIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
