using MediatR;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>Heavy work: one at a time for a person, two in the whole program. A further one is told so, and does not wait.</summary>
public interface ITakesTurn;

internal sealed class Turns
{
    private const int AtOnce = 2;

    private readonly HashSet<Guid> _people = [];

    public IDisposable Take(Guid person)
    {
        lock (_people)
        {
            if (_people.Contains(person))
                throw new RuleViolationException("Another file of yours is being worked on. Wait until it is done, or cancel it there.");
            if (_people.Count == AtOnce)
                throw new RuleViolationException("Two other files are being worked on just now. Try again in a minute.");
            _people.Add(person);
        }

        return new Turn(this, person);
    }

    private sealed class Turn(Turns turns, Guid person) : IDisposable
    {
        public void Dispose()
        {
            lock (turns._people)
                turns._people.Remove(person);
        }
    }
}

/// <summary>Stands before the gate: whoever may not begin does not hold up those who write.</summary>
internal sealed class TakingTurns<TRequest, TResponse>(Turns turns, Author author) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(
        TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (request is not ITakesTurn)
            return await next();
        using var turn = turns.Take(author.PersonId);
        return await next();
    }
}
