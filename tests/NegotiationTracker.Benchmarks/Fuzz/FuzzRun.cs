using System.Diagnostics;
using System.Globalization;

namespace NegotiationTracker.Benchmarks.Fuzz;

/// <summary>Throws many inputs at one target. A finding names its seed, which makes the same input again.</summary>
internal static class FuzzRun
{
    /// <summary>No small input may take longer, nor leave more behind.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private const long MostBytes = 256L * 1024 * 1024;

    public static string Of(FuzzTarget target, int inputs, int seed)
    {
        var watch = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < inputs; i++)
        {
            var input = target.Make(new Mutation(seed + i));
            var (began, allocated) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread());
            try
            {
                target.Take(input);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{target.Name}, seed {seed + i}: {e.GetType().Name}: {e.Message}", e);
            }

            var took = watch.Elapsed - began;
            slowest = took > slowest ? took : slowest;
            if (took > MostTime || GC.GetAllocatedBytesForCurrentThread() - allocated > MostBytes)
                throw new InvalidOperationException($"{target.Name}, seed {seed + i}: took {took.TotalSeconds:F1} s for {input.Length} bytes, or too much memory.");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {inputs:N0} inputs, no finding; {watch.Elapsed.TotalSeconds:F0} s, the slowest {slowest.TotalMilliseconds:F0} ms.");
    }
}
