using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>Keeps a copy of what a source said: a saved page, a PDF, a picture of it, or its text.</summary>
[Requires(Permission.RecordEntries)]
public sealed record ArchiveSource : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>The file as it was taken in before: its hash, name, type and length.</summary>
    [Required(ErrorMessage = "Choose a file, or paste the text.")]
    public StoredFile? File { get; set; }

    public override SubjectKind SubjectKind => SubjectKind.Source;

    /// <summary>Effective is the day on which the copy was made.</summary>
    public override Statement ToStatement() => new ArchivedStatement(File!, Effective?.Earliest ?? default);
}

internal sealed class ArchiveSourceHandler(FileStore files, RecordKeeper keeper) : IRequestHandler<ArchiveSource, EntryId>
{
    public Task<EntryId> Handle(ArchiveSource request, CancellationToken cancellationToken)
    {
        files.Require(request.File!);
        return request.Effective is { Precision: DatePrecision.Day }
            ? keeper.Record(request, cancellationToken)
            : throw new RuleViolationException("Say on which day the copy was made.", "effective");
    }
}
