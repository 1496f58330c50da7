using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>What a form can refer to, by what was typed: issues, milestones, actors or people.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListChoices(Guid NegotiationId, ChoiceOf Of, string? Typed = null)
    : IRequest<IReadOnlyList<Choice>>
{
    /// <summary>These alone: a form that was filled before knows them by id, and shows them by name.</summary>
    public IReadOnlyList<Guid> Only { get; init; } = [];
}

/// <summary>What there is to choose from.</summary>
public enum ChoiceOf
{
    Issues,
    Milestones,
    Parties,
    Actors,
    People,
}

/// <summary>Something that a form or a program can refer to, by id and by name.</summary>
public sealed record Choice(Guid Id, string Called);

internal sealed class ListChoicesHandler(TrackerDbContext db) : IRequestHandler<ListChoices, IReadOnlyList<Choice>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Choice>> Handle(ListChoices request, CancellationToken cancellationToken)
    {
        var typed = FoldedText.Of(request.Typed?.Trim());
        if (request.Of == ChoiceOf.Issues)
            return await Issues(request, typed, cancellationToken);
        if (request.Of == ChoiceOf.People)
            return await People(request, typed, cancellationToken);
        return await Register(request, typed).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>A house has few people: their names are folded as they are read.</summary>
    private async Task<IReadOnlyList<Choice>> People(ListChoices request, string typed, CancellationToken stop) =>
    [
        .. (await db.People.Where(p => p.Id != Authors.OperatorId)
                .Where(p => request.Only.Count == 0 || request.Only.Contains(p.Id)).OrderBy(p => p.Name)
                .Select(p => new Choice(p.Id, p.Name)).ToListAsync(stop))
            .Where(c => FoldedText.Of(c.Called).Contains(typed, StringComparison.Ordinal)).Take(Most),
    ];

    private async Task<IReadOnlyList<Choice>> Issues(ListChoices request, string typed, CancellationToken stop)
    {
        var issues = db.Issues.Where(i => i.NegotiationId == request.NegotiationId && !i.IsWithdrawn);
        if (typed.Length > 0)
            issues = issues.Where(i => i.SearchText.Contains(typed));
        if (request.Only.Count > 0)
            issues = issues.Where(i => request.Only.Contains(i.Id));
        return await issues.OrderBy(i => i.Number).Take(Most)
            .Select(i => new Choice(i.Id, i.NegotiationKey + "-" + i.Number + " " + i.Title)).ToListAsync(stop);
    }

    private IQueryable<Choice> Register(ListChoices request, string typed) => request.Of == ChoiceOf.Milestones
        ? db.Milestones.Where(m => m.NegotiationId == request.NegotiationId && !m.IsWithdrawn && m.SearchText.Contains(typed))
            .Where(m => request.Only.Count == 0 || request.Only.Contains(m.Id))
            .OrderBy(m => m.Title).Select(m => new Choice(m.Id, m.Title))
        : db.Actors.Where(a => a.NegotiationId == request.NegotiationId && !a.IsWithdrawn && a.SearchText.Contains(typed))
            .Where(a => a.IsParty || request.Of == ChoiceOf.Actors)
            .Where(a => request.Only.Count == 0 || request.Only.Contains(a.Id))
            .OrderByDescending(a => a.IsParty).ThenBy(a => a.Name).Select(a => new Choice(a.Id, a.Name));
}
