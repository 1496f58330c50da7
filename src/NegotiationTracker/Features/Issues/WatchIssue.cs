using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>A person wants to be told about the issue.</summary>
[Requires(Permission.RecordEntries)]
public sealed record WatchIssue : Telling, IRequest<EntryId>, IRecords
{
    public Guid PersonId { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new WatcherStatement(PersonId);
}

internal sealed class WatchIssueHandler(RecordKeeper keeper) : IRequestHandler<WatchIssue, EntryId>
{
    public Task<EntryId> Handle(WatchIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
