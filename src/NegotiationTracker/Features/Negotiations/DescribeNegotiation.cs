using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>States anew what the negotiation is called and what it is about.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record DescribeNegotiation : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Give the negotiation a name.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Negotiation;

    public override Statement ToStatement() => new DescribedStatement(Title.Trim(), Summary.Trim());
}

internal sealed class DescribeNegotiationHandler(RecordKeeper keeper) : IRequestHandler<DescribeNegotiation, EntryId>
{
    public Task<EntryId> Handle(DescribeNegotiation request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
