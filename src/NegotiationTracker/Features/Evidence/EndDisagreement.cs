using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>Two entries disagree no longer: something settled it, or they never spoke of the same thing.</summary>
[Requires(Permission.RecordEntries)]
public sealed record EndDisagreement : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>What kind of subject both entries are about.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    [Chosen(ErrorMessage = "Choose both entries.")]
    public EntryId First { get; set; }

    [Chosen(ErrorMessage = "Choose the other entry.")]
    public EntryId Second { get; set; }

    [Required(ErrorMessage = "Say what settled it: the rationale is missing.")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => About;

    public override bool Ends => true;

    public override Statement ToStatement() => new DisagreementStatement(First.Sequence, Second.Sequence, null);
}

internal sealed class EndDisagreementHandler(RecordKeeper keeper) : IRequestHandler<EndDisagreement, EntryId>
{
    public Task<EntryId> Handle(EndDisagreement request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
