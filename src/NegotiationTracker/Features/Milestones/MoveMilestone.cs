using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>The milestone is now expected at another date; the earlier ones stay visible as slips.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record MoveMilestone : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>When it is now expected; none means that the date is unknown.</summary>
    public ImpreciseDate? Date { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override Statement ToStatement() => new ExpectedDateStatement(Date);
}

internal sealed class MoveMilestoneHandler(RecordKeeper keeper) : IRequestHandler<MoveMilestone, EntryId>
{
    public Task<EntryId> Handle(MoveMilestone request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
