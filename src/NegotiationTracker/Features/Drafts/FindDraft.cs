using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Drafts;

/// <summary>What the author had begun in a form; nothing if there is no draft.</summary>
[Requires(Permission.OwnMatters)]
public sealed record FindDraft(string Form) : IRequest<KeptDraft?>;

/// <summary>What was begun in a form, and when it was kept last.</summary>
public sealed record KeptDraft(string Content, DateTimeOffset Saved);

internal sealed class FindDraftHandler(TrackerDbContext db, Author author) : IRequestHandler<FindDraft, KeptDraft?>
{
    public async Task<KeptDraft?> Handle(FindDraft request, CancellationToken cancellationToken) =>
        await db.Drafts.AsNoTracking().Where(d => d.PersonId == author.PersonId && d.Form == request.Form)
            .Select(d => new KeptDraft(d.Content, d.Saved)).SingleOrDefaultAsync(cancellationToken);
}
