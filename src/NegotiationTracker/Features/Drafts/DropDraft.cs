using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Drafts;

/// <summary>The form was saved, or its author wants none of it.</summary>
[Requires(Permission.OwnMatters)]
public sealed record DropDraft(string Form) : IRequest<Unit>, IWrites;

internal sealed class DropDraftHandler(TrackerDbContext db, Author author) : IRequestHandler<DropDraft, Unit>
{
    public async Task<Unit> Handle(DropDraft request, CancellationToken cancellationToken)
    {
        await db.Drafts.Where(d => d.PersonId == author.PersonId && d.Form == request.Form).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
