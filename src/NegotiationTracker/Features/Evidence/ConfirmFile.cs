using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>
/// What <see cref="KeepFile"/> took in belongs to the id under which it was sent: sent again under it, the same file is
/// answered the same, and another one is refused. Taking it in waits for the network, so it is no part of the transaction.
/// </summary>
[Requires(Permission.RecordEntries)]
public sealed record ConfirmFile(StoredFile File) : IRequest<StoredFile>, IWrites;

internal sealed class ConfirmFileHandler(FileStore files) : IRequestHandler<ConfirmFile, StoredFile>
{
    public Task<StoredFile> Handle(ConfirmFile request, CancellationToken cancellationToken)
    {
        files.Require(request.File);
        return Task.FromResult(request.File);
    }
}
