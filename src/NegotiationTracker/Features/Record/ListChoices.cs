using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>What a form can refer to, by what was typed: issues, milestones, actors or people.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListChoices(Guid NegotiationId, ChoiceOf Of, string? Typed = null) : IRequest<IReadOnlyList<Choice>>;

public enum ChoiceOf
{
    Issues,
    Milestones,
    Parties,
    Actors,
    People,
}

public sealed record Choice(Guid Id, string Called);

internal sealed class ListChoicesHandler(TrackerDbContext db) : IRequestHandler<ListChoices, IReadOnlyList<Choice>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Choice>> Handle(ListChoices request, CancellationToken cancellationToken)
    {
        var typed = FoldedText.Of(request.Typed?.Trim());
        return request.Of switch
        {
            ChoiceOf.Issues => await db.Issues.Where(i => i.NegotiationId == request.NegotiationId)
                .Where(i => typed == "" || i.SearchText.Contains(typed)).OrderBy(i => i.Number).Take(Most)
                .Select(i => new Choice(i.Id, i.NegotiationKey + "-" + i.Number + " " + i.Title)).ToListAsync(cancellationToken),
            ChoiceOf.Milestones => await db.Milestones.Where(m => m.NegotiationId == request.NegotiationId)
                .OrderBy(m => m.Title).Take(Most)
                .Select(m => new Choice(m.Id, m.Title)).ToListAsync(cancellationToken),
            ChoiceOf.People => await db.People.Where(p => p.Id != Authors.OperatorId).OrderBy(p => p.Name).Take(Most)
                .Select(p => new Choice(p.Id, p.Name)).ToListAsync(cancellationToken),
            _ => await db.Actors.Where(a => a.NegotiationId == request.NegotiationId)
                .Where(a => a.IsParty || request.Of == ChoiceOf.Actors)
                .OrderByDescending(a => a.IsParty).ThenBy(a => a.Name).Take(Most)
                .Select(a => new Choice(a.Id, a.Name)).ToListAsync(cancellationToken),
        };
    }
}
