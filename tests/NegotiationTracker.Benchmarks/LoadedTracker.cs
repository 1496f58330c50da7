using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationTracker.Data;
using NegotiationTracker.Hosting;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Benchmarks;

/// <summary>A tracker over a database of its own: its parts in this process, and its pages in a process beside it.</summary>
internal sealed class LoadedTracker : IAsyncDisposable
{
    private static readonly string Address = $"http://127.0.0.1:{FreePort()}";
    private readonly string _data;
    private Process? _server;

    public LoadedTracker(string data)
    {
        _data = data;
        Directory.CreateDirectory(data);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Tracker:DataDirectory"] = data }).Build());
        services.AddTracker();
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }

    public HttpClient Pages { get; } = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 })
    {
        BaseAddress = new Uri(Address),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public int ServerProcess => _server?.Id ?? throw new InvalidOperationException("The pages are not served yet.");

    public async Task Open(CancellationToken stop = default)
    {
        await using var scope = Services.CreateAsyncScope();
        await DatabaseStart.Start(
            scope.ServiceProvider.GetRequiredService<TrackerDbContext>(),
            Services.GetRequiredService<Authors>().People,
            TimeProvider.System,
            stop);
    }

    public async Task Serve()
    {
        SqliteConnection.ClearAllPools();
        var program = Path.Combine(AppContext.BaseDirectory, "NegotiationTracker.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["Tracker__DataDirectory"] = _data, ["Logging__LogLevel__Default"] = "Warning" },
        };
        _server = Process.Start(start)!;
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        for (var i = 0; i < 600 && !_server.HasExited; i++)
        {
            try
            {
                using var answer = await Pages.GetAsync("/inbox");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException("The tracker did not come up: read what it said above.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task DisposeServer()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeServer();
        Pages.Dispose();
        await Services.DisposeAsync();
    }
}
