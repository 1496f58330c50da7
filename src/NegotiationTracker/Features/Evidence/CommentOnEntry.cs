using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>A remark on one entry, shown beside it. It changes nothing about what the entry says.</summary>
[Requires(Permission.RecordEntries)]
public sealed record CommentOnEntry : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>What kind of subject the entry is about.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    /// <summary>The entry, or the first of those that correct each other.</summary>
    [Chosen(ErrorMessage = "Say which entry it is about.")]
    public EntryId On { get; set; }

    [Required(ErrorMessage = "The comment is empty.")]
    [AtMost(Limits.Text, "comment")]
    public string Text { get; set; } = "";

    public override SubjectKind SubjectKind => About;

    public override Statement ToStatement() => new CommentStatement(On.Sequence, Text.Trim());
}

internal sealed class CommentOnEntryHandler(RecordKeeper keeper) : IRequestHandler<CommentOnEntry, EntryId>
{
    public Task<EntryId> Handle(CommentOnEntry request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
