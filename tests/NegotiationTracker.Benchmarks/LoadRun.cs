using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Benchmarks;

/// <summary>
/// Rendered pages over HTTP from the tracker's own process, and stages recorded through the request pipeline, by one client
/// and by eight. Three rounds, outermost, so that a noisy minute spoils one round of each case; the median is printed.
/// </summary>
internal static class LoadRun
{
    private const int Rounds = 3;

    public static async Task Measure(LoadedTracker tracker, int issues, TimeSpan span)
    {
        var past = TimeProvider.System.GetUtcNow().AddDays(-100).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var pages = new (string Name, Func<int, string> Path, string Holds)[]
        {
            ("issue list, 25 rows", i => $"/LOAD/issues?page={i % Math.Max(1, issues / 25) + 1}", "Item "),
            ("issue list, sorted by movement", i => $"/LOAD/issues?sort=Movement&desc=true&page={i % 40 + 1}", "Item "),
            ("issue page", i => $"/LOAD/issues/{i * 13 % issues + 1}", "Item "),
            ("overview", _ => "/LOAD", "Load"),
            ("issue list, as known 100 days ago", i => $"/LOAD/issues?known={past}&page={i % Math.Max(1, issues / 50) + 1}", "Item "),
            ("issue page, as known 100 days ago", i => $"/LOAD/issues/{i * 13 % (issues / 2) + 1}?known={past}", "Item "),
            ("overview, as known 100 days ago", _ => $"/LOAD?known={past}", "Load"),
        };
        var figures = new ConcurrentDictionary<(string Name, int Clients), List<Figure>>();
        void Note(string name, int clients, Figure figure) => figures.GetOrAdd((name, clients), _ => []).Add(figure);

        await tracker.Serve();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var clients in (int[])[1, 8])
            {
                foreach (var (name, path, holds) in pages)
                    Note(name, clients, await Run(clients, span, tracker.ServerProcess, i => Page(tracker, path(i), holds)));
            }
        }

        await tracker.DisposeServer();
        for (var round = 0; round < Rounds; round++)
            foreach (var clients in (int[])[1, 8])
                Note("record a stage", clients, await Stages(tracker, issues, clients, span));

        Console.WriteLine();
        Console.WriteLine($"{issues:N0} issues; {Environment.ProcessorCount} cores; median of {Rounds} rounds of {span.TotalSeconds:F0} s.");
        Console.WriteLine();
        Console.WriteLine("| work | clients | per second | p50 ms | p95 ms | server CPU ms each |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in pages.Select(p => p.Name).Append("record a stage"))
            foreach (var clients in (int[])[1, 8])
                Console.WriteLine(Row(name, clients, figures[(name, clients)]));
    }

    private static string Row(string name, int clients, List<Figure> rounds)
    {
        double Median(Func<Figure, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {clients} | {Median(f => f.PerSecond):F0} | {Median(f => f.P50):F1} | {Median(f => f.P95):F1} | {Median(f => f.CpuEach):F1} |");
    }

    private static async Task Page(LoadedTracker tracker, string path, string holds)
    {
        var html = await tracker.Pages.GetStringAsync(path);
        if (!html.Contains(holds, StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} does not show what it should.");
    }

    private static async Task<Figure> Stages(LoadedTracker tracker, int issues, int clients, TimeSpan span)
    {
        await using var scope = tracker.Services.CreateAsyncScope();
        var requests = scope.ServiceProvider.GetRequiredService<RequestSender>();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var ids = await db.Issues.OrderBy(i => i.Number).Select(i => i.Id).ToArrayAsync();
        var today = ImpreciseDate.On(TimeProvider.System.GetUtcNow().DayIn(TimeZoneInfo.Utc));
        var offset = Random.Shared.Next(issues);
        return await Run(clients, span, Environment.ProcessId, async i =>
        {
            var id = ids[(offset + i * 7) % issues];
            var seen = (await requests.Send(new NegotiationTracker.Features.Record.ForeseeEntry(
                new RecordStage { SubjectId = id, Stage = Stage.Signed, Effective = today }))).Last;
            await requests.Send(new RecordStage
            {
                SubjectId = id,
                Seen = seen,
                Stage = (Stage)(i % 12),
                Effective = today,
                Rationale = "Measured.",
            });
        });
    }

    private static async Task<Figure> Run(int clients, TimeSpan span, int process, Func<int, Task> act)
    {
        for (var i = 0; i < 20; i++)
            await act(i);
        var took = new ConcurrentBag<double>();
        var next = 0;
        var cpu = Cpu(process);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < span)
            {
                var one = Stopwatch.StartNew();
                await act(Interlocked.Increment(ref next));
                took.Add(one.Elapsed.TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = took.Order().ToArray();
        return new Figure(
            sorted.Length / seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.95)],
            (Cpu(process) - cpu).TotalMilliseconds / sorted.Length);
    }

    private static TimeSpan Cpu(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.TotalProcessorTime;
    }

    private sealed record Figure(double PerSecond, double P50, double P95, double CpuEach);
}
