using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>Puts the issue under a category, with its importance and who may read it.</summary>
[Requires(Permission.RecordEntries)]
public sealed record ClassifyIssue : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Name a category, such as Territory or Transport.")]
    [AtMost(Limits.Name, "category")]
    public string Category { get; set; } = "";

    public Importance Importance { get; set; } = Importance.Significant;

    public Restriction Restriction { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new ClassifiedStatement(Category.Trim(), Importance, Restriction);
}

internal sealed class ClassifyIssueHandler(RecordKeeper keeper) : IRequestHandler<ClassifyIssue, EntryId>
{
    public Task<EntryId> Handle(ClassifyIssue request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
