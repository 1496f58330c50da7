using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>Withdraws an entry without putting another in its place. Undo is this.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RetractEntry : IRequest<EntryId>, IRecords
{
    public Guid CommandId { get; set; }

    public EntryId Entry { get; set; }

    [Required(ErrorMessage = "Say why it is withdrawn: the rationale is missing.")]
    [AtMost(Limits.Rationale, "rationale")]
    public string Rationale { get; set; } = "";
}

internal sealed class RetractEntryHandler(TrackerDbContext db, RecordKeeper keeper, Recording recording)
    : IRequestHandler<RetractEntry, EntryId>
{
    public async Task<EntryId> Handle(RetractEntry request, CancellationToken cancellationToken)
    {
        var about = await db.Entries.Where(e => e.Sequence == request.Entry.Sequence)
            .Select(e => new { e.SubjectKind, e.SubjectId }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotOnRecordException($"There is no entry {request.Entry} on record.");
        var (subject, _) = await keeper.Load(new SubjectRef(about.SubjectKind, about.SubjectId), cancellationToken);
        var retraction = subject.Retract(request.Entry, request.Rationale.Trim(), recording);
        await db.SaveChangesAsync(cancellationToken);
        return retraction.Id;
    }
}
