using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>States anew what the milestone is called and what it is about.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record DescribeMilestone : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Give the milestone a title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override Statement ToStatement() => new DescribedStatement(Title.Trim(), Summary.Trim());
}

internal sealed class DescribeMilestoneHandler(RecordKeeper keeper) : IRequestHandler<DescribeMilestone, EntryId>
{
    public Task<EntryId> Handle(DescribeMilestone request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
