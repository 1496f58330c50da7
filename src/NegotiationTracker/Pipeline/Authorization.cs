using System.Reflection;
using MediatR;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>Deny first: a request without a rule cannot be sent, and one whose rule the author does not meet is refused.</summary>
internal sealed class Authorization<TRequest, TResponse>(Author author) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly Permission? Required = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;

    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (Required is not { } permission)
            throw new NotPermittedException($"{typeof(TRequest).Name} names no permission, so nobody may send it.");
        if (!author.May(permission))
            throw new NotPermittedException($"{author.Name} may not do this. Ask whoever leads the negotiation.");
        return next();
    }
}

/// <summary>The author may not do this.</summary>
public sealed class NotPermittedException(string sentence) : RefusedException(sentence);
