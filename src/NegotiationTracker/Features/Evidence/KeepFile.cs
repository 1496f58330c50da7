using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>
/// Takes a file in, for an entry that will name it: evidence, or a copy of a source. 20 MB at most; its type is told from
/// its content. Named by no entry and no draft, it is forgotten after a day.
/// </summary>
[Requires(Permission.RecordEntries)]
public sealed record KeepFile(Stream Content, [property: Required(ErrorMessage = "The file has no name.")] string Name) : IRequest<StoredFile>;

internal sealed class KeepFileHandler(FileStore files) : IRequestHandler<KeepFile, StoredFile>
{
    public Task<StoredFile> Handle(KeepFile request, CancellationToken cancellationToken) =>
        files.Keep(request.Content, request.Name, cancellationToken);
}
