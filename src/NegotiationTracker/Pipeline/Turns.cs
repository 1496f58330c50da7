using MediatR;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>Heavy work: one at a time for a person, two in the whole program. A further one is told so, and does not wait.</summary>
public interface ITakesTurn;

/// <summary>It is not this one's turn: other work is being done.</summary>
/// <param name="freed">Ends when some of that work has ended, and it is worth asking again.</param>
public sealed class TurnTakenException(string sentence, Task freed) : RuleViolationException(sentence)
{
    public Task Freed { get; } = freed;
}

internal sealed class Turns
{
    private const int AtOnce = 2;

    private readonly HashSet<Guid> _people = [];
    private TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IDisposable Take(Guid person)
    {
        lock (_people)
        {
            if (_people.Contains(person))
                throw new TurnTakenException("Another file of yours is being worked on. Wait until it is done, or cancel it there.", _freed.Task);
            if (_people.Count == AtOnce)
                throw new TurnTakenException("Two other files are being worked on just now. Try again in a minute.", _freed.Task);
            _people.Add(person);
        }

        return new Turn(this, person);
    }

    private void Free(Guid person)
    {
        lock (_people)
        {
            _people.Remove(person);
            _freed.SetResult(); // whoever waits goes on elsewhere, not under this lock
            _freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Turn(Turns turns, Guid person) : IDisposable
    {
        public void Dispose() => turns.Free(person);
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
