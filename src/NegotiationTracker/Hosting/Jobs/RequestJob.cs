using MediatR;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Jobs;

/// <summary>
/// What the scheduler calls: it sends one request and holds no state. A generic class, because Hangfire rebuilds generic
/// methods only from their parameter types.
/// </summary>
public sealed class RequestJob<TRequest>(RequestSender requests) where TRequest : IRequest<int>, new()
{
    public Task Run(CancellationToken stop) => requests.As(Authors.Operator).Send(new TRequest(), stop);
}
