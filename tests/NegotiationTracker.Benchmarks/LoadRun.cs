using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
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

    private static readonly int[] Periods = [7, 30, 90, 365];

    public static async Task Measure(LoadedTracker tracker, int issues, TimeSpan span, string only)
    {
        var pages = Array.FindAll(Cases(issues), c => c.Name.Contains(only, StringComparison.Ordinal));
        var figures = new ConcurrentDictionary<(string Name, int Clients), List<Figure>>();
        void Note(string name, int clients, Figure figure)
        {
            figures.GetOrAdd((name, clients), _ => []).Add(figure);
            Console.Error.WriteLine($"{name}, {clients}: {figure.PerSecond:F0} a second");
        }

        await using var stages = await StageRecorder.Over(tracker, issues);

        await tracker.Serve();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var clients in (int[])[1, 8])
            {
                foreach (var page in pages)
                    Note(page.Name, clients, await Run(clients, span, tracker.ServerProcess, i => page.Ask(tracker, stages, i)));
            }
        }

        await tracker.DisposeServer();
        for (var round = 0; round < Rounds; round++)
            foreach (var clients in (int[])[1, 8])
                Note("record a stage", clients, await Run(clients, span, Environment.ProcessId, stages.Record));

        Console.WriteLine();
        Console.WriteLine($"{issues:N0} issues; {Environment.ProcessorCount} cores; median of {Rounds} rounds of {span.TotalSeconds:F0} s.");
        Console.WriteLine();
        Console.WriteLine("| work | clients | per second | p50 ms | p95 ms | server CPU ms each |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in pages.Select(p => p.Name).Append("record a stage"))
            foreach (var clients in (int[])[1, 8])
                Console.WriteLine(Row(name, clients, figures[(name, clients)]));
    }

    private static PageCase[] Cases(int issues)
    {
        var lists = Math.Max(1, issues / 25);
        static string Day(int ago) => TimeProvider.System.GetUtcNow().AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var past = Day(100);
        return
        [
            new("issue list, 25 rows", lists, i => $"/LOAD/issues?page={i % lists + 1}", "Item "),
            new("issue list, sorted by trend", lists, i => $"/LOAD/issues?sort=Trend&page={i % lists + 1}", "Item "),
            new("issue page", issues, i => $"/LOAD/issues/{i * 13 % issues + 1}", "Item "),
            new("overview", Periods.Length, i => $"/LOAD?days={Periods[i % Periods.Length]}", "Load"),
            new("issue list, asked before", null, i => $"/LOAD/issues?page={i % Math.Min(40, lists) + 1}", "Item "),
            new("issue page, asked before", null, i => $"/LOAD/issues/{i % 40 + 1}", "Item "),
            new("overview, asked before", null, _ => "/LOAD", "Load"),
            new("issue list, as known 100 days ago", lists / 2, i => $"/LOAD/issues?known={past}&page={i % (lists / 2) + 1}", "Item "),
            new("issue page, as known 100 days ago", issues / 2, i => $"/LOAD/issues/{i * 13 % (issues / 2) + 1}?known={past}", "Item "),
            new("overview, another past day each time", 1000, i => $"/LOAD?known={Day(100 + i % 1000)}", "Load"),
            .. RestCases(issues),
        ];
    }

    /// <summary>The same through the API; the list goes on by key, from where the record then is.</summary>
    private static PageCase[] RestCases(int issues)
    {
        var lists = Math.Max(1, issues / 25);
        var first = new Cursor("issues Number False", 0, default, []);
        return
        [
            new("rest list", lists, i => $"/api/v1/issues?negotiation=LOAD&limit=25&after={first with { Key = [$"{i % lists * 25}"] }}", "Item ")
            {
                Begin = async tracker =>
                {
                    using var place = JsonDocument.Parse(await tracker.Pages.GetStringAsync("/api/v1/negotiations/LOAD/place"));
                    first = first with
                    {
                        Sequence = place.RootElement.GetProperty("sequence").GetInt64(),
                        Day = DateOnly.ParseExact(place.RootElement.GetProperty("today").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    };
                },
            },
            new("rest issue", issues, i => $"/api/v1/issues/LOAD-{i * 13 % issues + 1}", "Item "),
            new("rest overview", Periods.Length, i => $"/api/v1/overview?negotiation=LOAD&days={Periods[i % Periods.Length]}", "Load"),
            // The word stands in one issue of a hundred; another number of hits each time, so that none is kept.
            new("rest search", 50, i => $"/api/v1/search?negotiation=LOAD&text=ceasefire&pageSize={i % 50 + 1}", "ceasefire"),
            new("rest search, asked before", null, _ => "/api/v1/search?negotiation=LOAD&text=ceasefire", "ceasefire"),
            new("rest list, asked before", null, _ => "/api/v1/issues?negotiation=LOAD&limit=25", "Item "),
            new("rest issue, asked before", null, i => $"/api/v1/issues/LOAD-{i % 40 + 1}", "Item "),
            new("rest overview, asked before", null, _ => "/api/v1/overview?negotiation=LOAD", "Load"),
        ];
    }

    /// <param name="Distinct">
    /// How many addresses there are. Once all were asked for, a stage is recorded, so that none is answered from what is kept;
    /// none: the same few are asked for again and again.
    /// </param>
    /// <param name="Holds">What only the right page says.</param>
    private sealed record PageCase(string Name, int? Distinct, Func<int, string> Path, string Holds)
    {
        /// <summary>Looks, after another stage was recorded, where the record is now.</summary>
        public Func<LoadedTracker, Task> Begin { get; init; } = _ => Task.CompletedTask;

        public async Task Ask(LoadedTracker tracker, StageRecorder stages, int i)
        {
            if (Distinct is { } distinct && i % distinct == 0)
            {
                await stages.Record(i);
                await Begin(tracker);
            }

            var html = await tracker.Pages.GetStringAsync(Path(i));
            if (!html.Contains(Holds, StringComparison.Ordinal))
                throw new InvalidOperationException($"{Path(i)} does not show what it should.");
        }
    }

    /// <summary>Records stages as the dialog does: it looks what holds, and records another.</summary>
    private sealed class StageRecorder(AsyncServiceScope scope, Guid[] ids) : IAsyncDisposable
    {
        private readonly RequestSender _requests = scope.ServiceProvider.GetRequiredService<RequestSender>();
        private readonly int _offset = Random.Shared.Next(ids.Length);
        private readonly ImpreciseDate _today = ImpreciseDate.On(TimeProvider.System.GetUtcNow().DayIn(TimeZoneInfo.Utc));

        public static async Task<StageRecorder> Over(LoadedTracker tracker, int issues)
        {
            var scope = tracker.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            return new StageRecorder(scope, await db.Issues.OrderBy(i => i.Number).Take(issues).Select(i => i.Id).ToArrayAsync());
        }

        public async Task Record(int i)
        {
            var id = ids[(_offset + i * 7) % ids.Length];
            var seen = (await _requests.Send(new NegotiationTracker.Features.Record.ForeseeEntry(
                new RecordStage { SubjectId = id, Stage = Stage.Signed, Effective = _today }))).Last;
            await _requests.Send(new RecordStage
            {
                SubjectId = id,
                Seen = seen,
                Stage = (Stage)(i % 12),
                Effective = _today,
                Rationale = "Measured.",
            });
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }

    private static string Row(string name, int clients, List<Figure> rounds)
    {
        double Median(Func<Figure, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {clients} | {Median(f => f.PerSecond):F0} | {Median(f => f.P50):F1} | {Median(f => f.P95):F1} | {Median(f => f.CpuEach):F1} |");
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
