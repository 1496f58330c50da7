using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>States anew what the issue is called and what it is about.</summary>
[Requires(Permission.RecordEntries)]
public sealed record DescribeIssue : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Give the issue a title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new DescribedStatement(Title.Trim(), Summary.Trim());
}

internal sealed class DescribeIssueHandler(RecordKeeper keeper) : IRequestHandler<DescribeIssue, EntryId>
{
    public Task<EntryId> Handle(DescribeIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
