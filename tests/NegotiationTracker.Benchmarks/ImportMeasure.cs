using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Benchmarks;

/// <summary>How long a large import takes, what it holds in memory at most, and how long it takes to undo.</summary>
internal static class ImportMeasure
{
    public static async Task Run(int rows, string data)
    {
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new InvalidOperationException($"The folder {data} holds something already; name another one with --data.");
        await using var tracker = new LoadedTracker(data);
        await tracker.Open();
        await using var scope = tracker.Services.CreateAsyncScope();
        var requests = scope.ServiceProvider.GetRequiredService<RequestSender>();
        await requests.Send(new OpenNegotiation { Key = "LOAD", Name = "Load", TimeZone = "UTC", Languages = ["en"] });
        var content = Csv(rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, {content.Length / 1048576.0:F1} MB, {Environment.ProcessorCount} cores."));
        await Measure("preview", async progress =>
        {
            var preview = await requests.Send(new PreviewImport { Negotiation = "LOAD", FileName = "issues.csv", Content = content, Progress = progress });
            return $"{preview.New:N0} new, {preview.FaultCount:N0} faults";
        });
        var import = Guid.Empty;
        await Measure("import", async progress =>
        {
            var imported = await requests.Send(new ImportFile { Negotiation = "LOAD", FileName = "issues.csv", Content = content, Progress = progress });
            import = imported.Import;
            return $"{imported.Entries:N0} entries";
        });
        await Measure("preview of the same file", async progress =>
        {
            var preview = await requests.Send(new PreviewImport { Negotiation = "LOAD", FileName = "issues.csv", Content = content, Progress = progress });
            return $"{preview.Known:N0} on record";
        });
        // Every issue in progress is blocked now, and every due date has moved.
        var refreshed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("In Progress", "Blocked", StringComparison.Ordinal)
            .Replace("2027-05-01", "2027-06-01", StringComparison.Ordinal));
        var second = Guid.Empty;
        await Measure("import of the list as it has changed", async progress =>
        {
            var imported = await requests.Send(new ImportFile { Negotiation = "LOAD", FileName = "issues.csv", Content = refreshed, Progress = progress });
            second = imported.Import;
            return $"{imported.Changed:N0} changed, {imported.Entries:N0} entries";
        });
        await Measure("undo of that", async progress => $"{(await requests.Send(new UndoImport { Import = second, Progress = progress })).Entries:N0} entries retracted");
        await Measure("undo", async progress => $"{(await requests.Send(new UndoImport { Import = import, Progress = progress })).Entries:N0} entries retracted");
        SqliteConnection.ClearAllPools();
    }

    private static async Task Measure(string what, Func<IProgress<RowProgress>, Task<string>> act)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (before, most, told) = (process.WorkingSet64, 0L, 0);
        using var timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                process.Refresh();
                most = Math.Max(most, process.WorkingSet64);
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var answer = await act(new Told(() => told++));
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {watch.Elapsed.TotalSeconds:F1} s ({(process.TotalProcessorTime - cpu).TotalSeconds:F1} s of CPU), {answer}, progress told {told} times, resident memory {before / 1048576:N0} to at most {most / 1048576:N0} MB"));
    }

    private static byte[] Csv(int rows)
    {
        var text = new StringBuilder("#,Project,Tracker,Status,Priority,Subject,Author,Assignee,Updated,Category,Due date,Created,Closed,Description,Last notes\n");
        string[] statuses = ["New", "In Progress", "Feedback", "Closed"];
        string[] priorities = ["Low", "Normal", "High"];
        for (var i = 1; i <= rows; i++)
        {
            var status = statuses[i % 4];
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i},Talks,Question,{status},{priorities[i % 3]},\"Question {i}, of many\",Ani,Levon,2026-{1 + (i % 10):D2}-15 10:00,Area {i % 12},{(i % 10 == 0 ? "2027-05-01" : "")},2025-{1 + (i % 12):D2}-{1 + (i % 28):D2} 09:00,{(status == "Closed" ? "2026-10-20 12:00" : "")},\"What is in dispute about question {i}: its wording, its order, and who says so first.\nA second line.\",Talked about it again.\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private sealed class Told(Action tell) : IProgress<RowProgress>
    {
        public void Report(RowProgress value) => tell();
    }
}
