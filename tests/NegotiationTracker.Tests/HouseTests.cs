using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace NegotiationTracker.Tests;

public sealed class HouseTests
{
    [Fact]
    public async Task A_request_reaches_its_handler_through_the_stand_in_contracts()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMediatR(mediator => mediator.RegisterServicesFromAssemblyContaining<HouseTests>())
            .BuildServiceProvider();

        var answer = await services.GetRequiredService<ISender>().Send(new AskForTheHour(), CancellationToken.None);

        answer.Should().Be(12);
    }

    public sealed record AskForTheHour : IRequest<int>;

    internal sealed class AskForTheHourHandler : IRequestHandler<AskForTheHour, int>
    {
        public Task<int> Handle(AskForTheHour request, CancellationToken stop) => Task.FromResult(12);
    }
}
