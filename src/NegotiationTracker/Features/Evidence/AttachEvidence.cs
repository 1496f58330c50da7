using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>A file or a screenshot that bears out an entry.</summary>
[Requires(Permission.RecordEntries)]
public sealed record AttachEvidence : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>What kind of subject the entry is about.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    /// <summary>The entry, or the first of those that correct each other.</summary>
    [Chosen(ErrorMessage = "Say which entry it is about.")]
    public EntryId On { get; set; }

    /// <summary>The file as it was taken in before: its hash, name, type and length.</summary>
    [Required(ErrorMessage = "Choose a file.")]
    public StoredFile? File { get; set; }

    [AtMost(Limits.Title, "caption")]
    public string? Caption { get; set; }

    public override SubjectKind SubjectKind => About;

    public override Statement ToStatement() =>
        new EvidenceStatement(On.Sequence, File!, string.IsNullOrWhiteSpace(Caption) ? null : Caption.Trim());
}

internal sealed class AttachEvidenceHandler(FileStore files, RecordKeeper keeper) : IRequestHandler<AttachEvidence, EntryId>
{
    public Task<EntryId> Handle(AttachEvidence request, CancellationToken cancellationToken)
    {
        files.Require(request.File!);
        return keeper.Record(request, cancellationToken);
    }
}
