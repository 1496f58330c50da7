using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Linkages;

/// <summary>A link holds no longer.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record UnlinkSubjects : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Issue or Milestone: what the link starts from.</summary>
    public SubjectKind From { get; set; } = SubjectKind.Issue;

    public LinkageType Type { get; set; }

    /// <summary>Issue or Milestone: what the link leads to.</summary>
    public SubjectKind TargetKind { get; set; } = SubjectKind.Issue;

    public Guid TargetId { get; set; }

    public override SubjectKind SubjectKind => From;

    public override bool Ends => true;

    public override Statement ToStatement() => new LinkageStatement(Type, TargetKind, TargetId);
}

internal sealed class UnlinkSubjectsHandler(RecordKeeper keeper) : IRequestHandler<UnlinkSubjects, EntryId>
{
    public Task<EntryId> Handle(UnlinkSubjects request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
