using System.Reflection;
using MediatR;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Architecture;

public sealed class RequestTests
{
    private static readonly Type[] Requests =
        [.. House.All.Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(IBaseRequest)))];

    private static readonly Type[] Handlers = [.. House.All.Where(t => HandledBy(t) is not null && !t.IsAbstract)];

    [Fact]
    public void There_are_requests_and_handlers_to_speak_of()
    {
        Requests.Should().HaveCountGreaterThan(30);
        Handlers.Should().HaveCountGreaterThan(30);
    }

    [Fact]
    public void Every_request_says_what_it_requires() => Requests
        .Where(r => r.GetCustomAttribute<RequiresAttribute>() is null)
        .Should().BeEmpty("a request without a rule cannot be sent");

    [Fact]
    public void Every_request_has_exactly_one_handler_beside_it()
    {
        foreach (var request in Requests)
            Handlers.Where(h => HandledBy(h) == request).Should().ContainSingle($"{request.Name} is one use case in one file")
                .Which.Should().Match<Type>(h => h.Namespace == request.Namespace && h.Name == request.Name + "Handler");
    }

    [Fact]
    public void Requests_are_sealed_and_handlers_sealed_and_internal()
    {
        Requests.Where(r => !r.IsSealed).Should().BeEmpty("nothing may change what a request means");
        Handlers.Where(h => !h.IsSealed || h.IsPublic).Should().BeEmpty("a handler is reached by its request alone");
    }

    [Fact]
    public void A_handler_never_sends_another_request() => Handlers
        .Where(h => h.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(RequestSender)))
        .Should().BeEmpty("two requests in one are two transactions and two authorisations");

    [Fact]
    public void Every_request_that_records_carries_a_command_id() => Requests
        .Where(r => r.IsAssignableTo(typeof(NegotiationTracker.Domain.Record.Telling)))
        .Should().NotBeEmpty().And.OnlyContain(
            r => r.IsAssignableTo(typeof(IRecords)), "a double click must not record twice");

    [Theory]
    [InlineData("Command")]
    [InlineData("Query")]
    [InlineData("Dto")]
    [InlineData("Service")]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Utils")]
    public void No_name_ends_in_a_word_that_says_nothing(string ending) => House.All
        .Where(t => !t.IsNested && t.Name != "HandledCommand" && t.Name.EndsWith(ending, StringComparison.Ordinal))
        .Should().BeEmpty("names carry the field's terms");

    private static Type? HandledBy(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
        .Select(i => i.GetGenericArguments()[0]).FirstOrDefault();
}
