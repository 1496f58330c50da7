using MediatR;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Pipeline;

/// <summary>
/// The one way to ask anything of the tracker. Each request gets a scope of its own, so that components that load at once
/// never share a database context; what it recorded is announced after it was committed.
/// </summary>
public sealed class RequestSender(IServiceScopeFactory scopes, Author author, TimeProvider clock, Announcements announcements)
{
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken stop = default)
    {
        if (request is IRecords { CommandId: var id } records && id == Guid.Empty)
            records.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuthorOfScope>().Author = author;
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
        announcements.Announce(scope.ServiceProvider.GetRequiredService<Recorded>());
        return answer;
    }

    /// <summary>The same tracker for somebody else: the operator of a verb, or a job.</summary>
    public RequestSender As(Author other) => new(scopes, other, clock, announcements);
}
