using System.Reflection;
using NetArchTest.Rules;

namespace NegotiationTracker.Tests.Architecture;

/// <summary>The parts of the house, and how a rule about them is checked: it names the offender and the reason.</summary>
internal static class House
{
    public const string Root = "NegotiationTracker";

    public static readonly Assembly Assembly = typeof(NegotiationTracker.Pipeline.RequestSender).Assembly;

    /// <summary>Fails with the offenders and the reason, and also if the rule covers nothing.</summary>
    public static void MustNotDependOn(PredicateList types, string reason, params string[] others)
    {
        types.GetTypes().Should().NotBeEmpty("a rule that covers nothing holds nothing");
        var result = types.ShouldNot().HaveDependencyOnAny(others).GetResult();
        (result.FailingTypeNames ?? []).Should().BeEmpty(reason);
    }

    public static PredicateList In(string folder) => Types.InAssembly(Assembly)
        .That().ResideInNamespaceStartingWith($"{Root}.{folder}");

    /// <summary>What people can do, without its screens.</summary>
    public static PredicateList Verbs() => In("Features").And().DoNotResideInNamespaceContaining(".Pages");

    public static IReadOnlyList<Type> All { get; } =
        [.. Assembly.GetTypes().Where(t => t.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true && !t.Name.StartsWith('<'))];
}
