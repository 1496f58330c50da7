using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>A way of writing an actor or a place is looked for no longer.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record EndSpelling : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Actor or Place.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Place;

    /// <summary>As it is on record.</summary>
    [Required(ErrorMessage = "Say which spelling ends.")]
    [AtMost(Limits.Name, "spelling")]
    public string Text { get; set; } = "";

    public override SubjectKind SubjectKind => About;

    public override bool Ends => true;

    public override Statement ToStatement() => new SpellingStatement(Text, null);
}

internal sealed class EndSpellingHandler(RecordKeeper keeper) : IRequestHandler<EndSpelling, EntryId>
{
    public Task<EntryId> Handle(EndSpelling request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
