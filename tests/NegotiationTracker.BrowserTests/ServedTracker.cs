using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NegotiationTracker.BrowserTests;

/// <summary>The built program, started over a data directory of its own, as anybody would start it.</summary>
public sealed class ServedTracker : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private ServedTracker(Process process, Uri address, string data)
    {
        _process = process;
        Address = address;
        Data = data;
    }

    public Uri Address { get; }

    public string Data { get; }

    public static async Task<ServedTracker> Start()
    {
        var data = Directory.CreateTempSubdirectory("tracker-browser-").FullName;
        var address = new Uri($"http://localhost:{FreePort()}");
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = data,
            Environment = { ["Tracker__DataDirectory"] = data },
        })!;
        var tracker = new ServedTracker(process, address, data);
        process.OutputDataReceived += tracker.Hear;
        process.ErrorDataReceived += tracker.Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await tracker.UntilItAnswers();
        return tracker;
    }

    /// <summary>A verb of the same program over the same data, beside the serving tracker.</summary>
    public async Task<(int ExitCode, string Said)> Verb(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Data,
            Environment = { ["Tracker__DataDirectory"] = Data },
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var configuration = output.Parent!.Name;
            return Path.Combine(Repository.Root, "src", "NegotiationTracker", "bin", configuration, output.Name, "NegotiationTracker.dll");
        }
    }

    private async Task UntilItAnswers()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var i = 0; i < 600 && !_process.HasExited; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/inbox"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException($"The tracker did not come up within a minute. It said: {string.Join('\n', _said)}");
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.Add(line.Data ?? "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NegotiationTracker.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
