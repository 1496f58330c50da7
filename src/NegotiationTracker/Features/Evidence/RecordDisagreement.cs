using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>Two entries tell of the same thing and cannot both be right: which of them is preferred, and why.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordDisagreement : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>What kind of subject both entries are about.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    /// <summary>The one that was recorded first, or the first of those that correct each other.</summary>
    [Chosen(ErrorMessage = "Choose both entries.")]
    public EntryId First { get; set; }

    [Chosen(ErrorMessage = "Choose the other entry.")]
    public EntryId Second { get; set; }

    /// <summary>One of the two; none while nobody can tell.</summary>
    public EntryId? Preferred { get; set; }

    [Required(ErrorMessage = "Say why one of the two is preferred, or what would have to be known to prefer one.")]
    public override string Rationale { get; set; } = "";

    public override SubjectKind SubjectKind => About;

    public override Statement ToStatement() => new DisagreementStatement(First.Sequence, Second.Sequence, Preferred?.Sequence);
}

internal sealed class RecordDisagreementHandler(RecordKeeper keeper) : IRequestHandler<RecordDisagreement, EntryId>
{
    public Task<EntryId> Handle(RecordDisagreement request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
