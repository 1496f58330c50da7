using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Data;
using NegotiationTracker.Tests.Features;
using NegotiationTracker.Tests.Hosting.Api.Generated;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>
/// The whole program, serving on a loopback port over a SQLite file of its own in which the <see cref="Scene"/> is on record,
/// and the generated client that drives it. Its clock stands until a test moves it.
/// </summary>
public sealed class ApiWorld : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-api-").FullName;
    private Program? _program;

    public Scene Scene { get; } = new();

    public FakeTimeProvider Clock { get; } = new(TrackerWorld.Start.AddHours(1));

    public HttpClient Http { get; private set; } = null!;

    public TrackerClient Client { get; private set; } = null!;

    public IServiceProvider Services => _program!.Services;

    /// <summary>A key that was never used.</summary>
    public static string NewKey => RandomNumberGenerator.GetHexString(32);

    public async Task InitializeAsync()
    {
        await Scene.InitializeAsync();
        Scene.CopyTo(_folder);
        _program = new Program(_folder, Clock);
        _program.UseKestrel(0);
        _program.StartServer();
        Http = _program.CreateClient();
        Client = new TrackerClient(Http);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _program!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Scene.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _program?.Dispose();

    private sealed class Program(string folder, FakeTimeProvider clock) : WebApplicationFactory<TrackerDbContext>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Tracker:DataDirectory", folder);
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }
}
