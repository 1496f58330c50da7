using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Drafts;

/// <summary>Keeps what a form holds, however long, until it is saved or dropped.</summary>
[Requires(Permission.OwnMatters)]
public sealed record KeepDraft : IRequest<Unit>, IWrites
{
    [AtMost(Limits.Name, "name of the form")]
    public string Form { get; set; } = "";

    [Required(ErrorMessage = "There is nothing to keep: the draft is empty.")]
    [AtMost(Draft.MostCharacters, "draft")]
    public string Content { get; set; } = "";
}

internal sealed class KeepDraftHandler(TrackerDbContext db, Author author, TimeProvider clock) : IRequestHandler<KeepDraft, Unit>
{
    public async Task<Unit> Handle(KeepDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.Drafts.FindAsync([author.PersonId, request.Form], cancellationToken);
        if (draft is null)
            db.Drafts.Add(new Draft(author.PersonId, request.Form, request.Content, clock.GetUtcNow()));
        else
            draft.Keep(request.Content, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
