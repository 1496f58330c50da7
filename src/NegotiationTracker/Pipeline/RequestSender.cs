using MediatR;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Pipeline;

/// <summary>
/// The one way to ask anything of the tracker. Each request gets a scope of its own, so that components that load at once
/// never share a database context; what it recorded is announced after it was committed.
/// </summary>
public sealed class RequestSender(IServiceScopeFactory scopes, Author author, TimeProvider clock, Announcements announcements)
{
    /// <summary>Who asks.</summary>
    public Author Author => author;

    public Task<T> Send<T>(IRequest<T> request, CancellationToken stop = default) => Send(request, null, stop);

    /// <summary>Sends a request under an id of the caller's: sent again under it, it acts once and answers the same.</summary>
    public Task<T> SendOnce<T>(IRequest<T> request, Guid commandId, CancellationToken stop = default)
    {
        if (request is IRecords records)
            records.CommandId = commandId;
        return Send(request, commandId, stop);
    }

    /// <summary>The same tracker for somebody else: the operator of a verb, or a job.</summary>
    public RequestSender As(Author other) => new(scopes, other, clock, announcements);

    private async Task<T> Send<T>(IRequest<T> request, Guid? commandId, CancellationToken stop)
    {
        if (request is IRecords { CommandId: var id } records && id == Guid.Empty)
            records.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuthorOfScope>().Author = author;
        scope.ServiceProvider.GetRequiredService<CommandOfScope>().Id = commandId;
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
        announcements.Announce(scope.ServiceProvider.GetRequiredService<Recorded>());
        return answer;
    }
}
