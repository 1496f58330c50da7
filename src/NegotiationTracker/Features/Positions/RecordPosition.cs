using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Positions;

/// <summary>What a party says about an issue, is judged to want, or will not cross; each apart from the others.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordPosition : Telling, IRequest<EntryId>, IRecords
{
    [Chosen(ErrorMessage = "Choose whose position it is.")]
    public Guid PartyId { get; set; }

    public PositionType Type { get; set; }

    [Required(ErrorMessage = "Say what the position is.")]
    [AtMost(Limits.Text, "position")]
    public string Text { get; set; } = "";

    [AtMost(Limits.Quote, "quote")]
    public string? Quote { get; set; }

    public Flexibility? Flexibility { get; set; }

    [Range(0, 100, ErrorMessage = "Salience is a number from 0 to 100.")]
    public int? Salience { get; set; }

    public Confidence? Confidence { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    public override Statement ToStatement() => new PositionStatement(
        PartyId, Type, Text.Trim(), string.IsNullOrWhiteSpace(Quote) ? null : Quote.Trim(), Flexibility, Salience, Confidence);
}

internal sealed class RecordPositionHandler(RecordKeeper keeper) : IRequestHandler<RecordPosition, EntryId>
{
    public Task<EntryId> Handle(RecordPosition request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
