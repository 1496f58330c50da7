using System.Diagnostics;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports;
using Xunit.Abstractions;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Memory is a matter of the whole process: nothing else runs beside these.</summary>
[CollectionDefinition(nameof(HostileFilesTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>T23: no crash, nothing that hangs, memory within bounds, and a sentence for an answer.</summary>
[Collection(nameof(HostileFilesTests))]
public sealed class HostileFilesTests(ITestOutputHelper output)
{
    private const int Seed = 20260607;
    private const long MostBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Three_hundred_hostile_files_are_answered_in_words_in_time_and_in_bounds()
    {
        using var world = new TrackerWorld();
        await world.OpenNegotiation();
        var before = await Scene.Rows(world);
        List<string> wrong = [];
        var (count, most, slowest) = (0, 0L, TimeSpan.Zero);
        foreach (var file in HostileFiles.All(Seed))
        {
            var content = file.Make();
            var growth = new Growth();
            // In time of the processor: a machine with other work to do is slower by any factor.
            var began = Growth.Cpu();
            var answer = await Answer(world, content);
            var took = Growth.Cpu() - began;
            count++;
            most = Math.Max(most, growth.Bytes);
            slowest = took > slowest ? took : slowest;
            if (answer is null && file.MustBeRefused)
                wrong.Add($"{file} was taken");
            if (answer is not null && (!answer.EndsWith('.') || answer.Contains("Exception") || answer.Length > 800))
                wrong.Add($"{file} was answered “{answer}”");
            if (took > MostTime || growth.Bytes > MostBytes)
                wrong.Add($"{file} took {took.TotalSeconds:F1} s and {growth.Bytes / 1048576} MiB");
        }

        output.WriteLine($"{count} files, the slowest {slowest.TotalSeconds:F1} s, the largest {most / 1048576} MiB");
        wrong.Should().BeEmpty();
        count.Should().BeGreaterThanOrEqualTo(300);
        (await Scene.Rows(world)).Should().Be(before);
    }

    [Fact]
    public async Task The_same_workbook_without_anything_hostile_is_taken()
    {
        using var world = new TrackerWorld();
        await world.OpenNegotiation();

        (await Answer(world, Workbooks.Of(["Title", "Since"], ["Transit", "2026"]))).Should().BeNull();
        (await Answer(world, Importing.Bytes("Title,Since\nTransit,2026"))).Should().BeNull();
    }

    [Fact]
    public void Memory_that_grows_is_noticed()
    {
        var growth = new Growth();
        var held = new byte[300 * 1024 * 1024];
        Array.Fill(held, (byte)1);

        growth.Bytes.Should().BeGreaterThan(MostBytes);
        GC.KeepAlive(held);
    }

    /// <returns>The sentence; nothing if the file can be imported.</returns>
    private static async Task<string?> Answer(TrackerWorld world, byte[] content)
    {
        try
        {
            var preview = await world.Preview(content, ImportOf.Issues);
            return preview.FaultCount > 0 ? preview.Faults[0].ToString() : null;
        }
        catch (RefusedException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>
    /// What was allocated since: never less than what is held at once. What the process shows as resident says more of the
    /// collector, which lets garbage lie while there is room.
    /// </summary>
    private sealed class Growth
    {
        private readonly long _before = GC.GetTotalAllocatedBytes();

        public long Bytes => GC.GetTotalAllocatedBytes() - _before;

        public static TimeSpan Cpu()
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
