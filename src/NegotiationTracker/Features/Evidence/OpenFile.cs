using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>The content of a file that an entry names, for those who may read the entry.</summary>
[Requires(Permission.ReadRecord)]
public sealed record OpenFile(string Negotiation, EntryId Entry) : IRequest<OpenedFile>;

/// <param name="Content">To be disposed of by whoever asked.</param>
public sealed record OpenedFile(StoredFile File, Stream Content);

internal sealed class OpenFileHandler(TrackerDbContext db, FileStore files, Author reader) : IRequestHandler<OpenFile, OpenedFile>
{
    public async Task<OpenedFile> Handle(OpenFile request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var readable = db.Entries.AsNoTracking().ReadableBy(db, reader).Where(e => e.NegotiationId == negotiation.Id);
        var statement = await readable.Where(e => e.Sequence == request.Entry.Sequence)
            .Select(e => e.Statement).FirstOrDefaultAsync(cancellationToken);
        // What bears out a confidential entry is as confidential as the entry.
        if (statement is EvidenceStatement { On: var on } && !await readable.AnyAsync(e => e.Sequence == on, cancellationToken))
            statement = null;
        var file = statement.File()
            ?? throw new NotOnRecordException($"Entry {request.Entry} names no file. Follow the link on its page again.");
        return new OpenedFile(file, files.Open(file) ?? throw new NotOnRecordException(
            $"The file {file.Name} is not here: the record came without its files, or somebody removed it. "
            + "Put the folder “files” of a backup back into the data directory."));
    }
}
