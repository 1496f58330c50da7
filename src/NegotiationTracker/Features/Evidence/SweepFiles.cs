using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Evidence;

/// <summary>
/// Forgets files that were taken in more than a day ago for an entry that was never saved, and that no draft holds. Answers
/// how many.
/// </summary>
[Requires(Permission.RunJobs)]
public sealed record SweepFiles : IRequest<int>, IWrites;

internal sealed partial class SweepFilesHandler(TrackerDbContext db, FileStore files, TimeProvider clock) : IRequestHandler<SweepFiles, int>
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<int> Handle(SweepFiles request, CancellationToken cancellationToken)
    {
        var named = (await db.FilesNamed(cancellationToken)).Select(f => f.Hash).ToHashSet();
        await foreach (var draft in db.Drafts.AsNoTracking().Select(d => d.Content).AsAsyncEnumerable().WithCancellation(cancellationToken))
            named.UnionWith(Hash().Matches(draft).Select(m => m.Value));
        return files.Sweep(named, clock.GetUtcNow() - Grace);
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
