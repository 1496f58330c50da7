using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>Forgets files that were taken in more than a day ago for an entry that was never saved. Answers how many.</summary>
[Requires(Permission.RunJobs)]
public sealed record SweepFiles : IRequest<int>, IWrites;

internal sealed class SweepFilesHandler(TrackerDbContext db, FileStore files, TimeProvider clock) : IRequestHandler<SweepFiles, int>
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<int> Handle(SweepFiles request, CancellationToken cancellationToken)
    {
        var named = (await db.FilesNamed(cancellationToken)).Select(f => f.Hash).ToHashSet();
        return files.Sweep(named, clock.GetUtcNow() - Grace);
    }
}
