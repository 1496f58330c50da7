using NegotiationTracker.Benchmarks.Fuzz;

namespace NegotiationTracker.Tests;

/// <summary>Whatever comes from outside, the answer is a value or a sentence. The benchmarks’ verb “fuzz” throws more of them.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 5000;
    private const int Seed = 20260607;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Five_thousand_inputs_are_read_or_refused_in_words(string target) =>
        FuzzRun.Of(FuzzTargets.All.Single(t => t.Name == target), Inputs, Seed).Should().Contain("no finding");

    [Fact]
    public void A_parser_that_throws_anything_else_is_found()
    {
        var broken = new FuzzTarget("broken", chance => chance.Of("a,b\n1,2"u8.ToArray()), content =>
        {
            if (content.Contains((byte)'"'))
                throw new FormatException("planted");
        });

        var run = () => FuzzRun.Of(broken, Inputs, Seed);

        run.Should().Throw<InvalidOperationException>().WithMessage("broken, seed *: FormatException: planted");
    }
}
