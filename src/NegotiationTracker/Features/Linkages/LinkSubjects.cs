using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Linkages;

/// <summary>An issue or a milestone is linked to another.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record LinkSubjects : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Issue or Milestone: what the link starts from.</summary>
    public SubjectKind From { get; set; } = SubjectKind.Issue;

    public LinkageType Type { get; set; }

    /// <summary>Issue or Milestone: what the link leads to.</summary>
    public SubjectKind TargetKind { get; set; } = SubjectKind.Issue;

    [Chosen(ErrorMessage = "Choose what the link leads to: an issue or a milestone.")]
    public Guid TargetId { get; set; }

    public override SubjectKind SubjectKind => From;

    public override Statement ToStatement() => new LinkageStatement(Type, TargetKind, TargetId);
}

internal sealed class LinkSubjectsHandler(RecordKeeper keeper) : IRequestHandler<LinkSubjects, EntryId>
{
    public Task<EntryId> Handle(LinkSubjects request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
