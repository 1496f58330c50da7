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

    /// <summary>People are no part of the record: they are those of now.</summary>
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
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

internal sealed class ListChoicesHandler(TrackerDbContext db, PastSummaries summaries, TimeProvider clock) : IRequestHandler<ListChoices, IReadOnlyList<Choice>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Choice>> Handle(ListChoices request, CancellationToken cancellationToken)
    {
        if (await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken) is not { } negotiation)
            return [];
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var typed = FoldedText.Of(request.Typed?.Trim());
        return request.Of switch
        {
            ChoiceOf.People => await People(request, typed, cancellationToken),
            ChoiceOf.Issues => await Found(
                await summaries.Issues(negotiation, at, cancellationToken), request, typed,
                issues => issues.OrderBy(i => i.Number), i => new Choice(i.Id, i.Called + " " + i.Title), cancellationToken),
            ChoiceOf.Milestones => await Found(
                await summaries.Milestones(negotiation, at, cancellationToken), request, typed,
                milestones => milestones.OrderBy(m => m.Title), m => new Choice(m.Id, m.Title), cancellationToken),
            _ => await Found(
                (await db.Register(db.Actors, negotiation, at, cancellationToken)).Where(a => a.IsParty || request.Of == ChoiceOf.Actors), request, typed,
                actors => actors.OrderByDescending(a => a.IsParty).ThenBy(a => a.Name), a => new Choice(a.Id, a.Name), cancellationToken),
        };
    }

    /// <summary>A house has few people: their names are folded as they are read.</summary>
    private async Task<IReadOnlyList<Choice>> People(ListChoices request, string typed, CancellationToken stop) =>
    [
        .. (await db.People.Where(p => p.Id != Authors.OperatorId)
                .Where(p => request.Only.Count == 0 || request.Only.Contains(p.Id)).OrderBy(p => p.Name)
                .Select(p => new Choice(p.Id, p.Name)).ToListAsync(stop))
            .Where(c => FoldedText.Of(c.Called).Contains(typed, StringComparison.Ordinal)).Take(Most),
    ];

    private static async Task<IReadOnlyList<Choice>> Found<T>(
        IQueryable<T> all, ListChoices request, string typed, Func<IQueryable<T>, IQueryable<T>> sorted, Func<T, Choice> show,
        CancellationToken stop)
        where T : Subject
    {
        if (typed.Length > 0)
            all = all.Where(s => s.SearchText.Contains(typed));
        if (request.Only.Count > 0)
            all = all.Where(s => request.Only.Contains(s.Id));
        return [.. (await sorted(all).Take(Most).ToRows(stop)).Select(show)];
    }
}
