using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Cli;

/// <summary>
/// The tracker as verbs use it: the same services as the server's, asked by the operator, with every refusal told as a
/// sentence. Verbs that read run beside a serving tracker; verbs that write need the data directory for themselves.
/// </summary>
internal sealed class VerbTracker(Terminal terminal, Action<IServiceCollection>? arrange)
{
    // SQLite's result codes SQLITE_READONLY, SQLITE_FULL and SQLITE_CANTOPEN.
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public Terminal Terminal => terminal;

    public Task<int> Read(Func<RequestSender, Task> act, CancellationToken stop) =>
        ReadWith(services => act(Operator(services)), stop);

    /// <summary>Beside a serving tracker, below its requests: a backup takes the files as they are.</summary>
    public Task<int> ReadWith(Func<IServiceProvider, Task> act, CancellationToken stop) => Run(
        async services =>
        {
            await RequireDatabase(services, stop);
            await act(services);
        });

    public Task<int> Write(Func<RequestSender, Task> act, CancellationToken stop) =>
        WriteStarted(services => act(Operator(services)), stop);

    /// <summary>Holds the data directory, with its database brought up to date.</summary>
    public Task<int> WriteStarted(Func<IServiceProvider, Task> act, CancellationToken stop) => WriteWith(
        async services =>
        {
            await using (var scope = services.CreateAsyncScope())
                await DatabaseStart.Start(
                    scope.ServiceProvider.GetRequiredService<TrackerDbContext>(),
                    services.GetRequiredService<Authors>().People,
                    services.GetRequiredService<TimeProvider>(),
                    stop);
            await act(services);
        });

    /// <summary>Holds the data directory, whatever lies in it.</summary>
    public Task<int> WriteWith(Func<IServiceProvider, Task> act) => Run(
        async services =>
        {
            var options = services.GetRequiredService<IOptions<TrackerOptions>>().Value;
            using var held = DataDirectoryLock.TryTake(options) ?? throw new VerbRefusedException(
                $"A tracker serves from {Path.GetFullPath(options.DataDirectory)}, or another verb writes there. "
                + "Stop it first, then run this again.");
            await act(services);
        });

    public static RequestSender Operator(IServiceProvider services) => new(
        services.GetRequiredService<IServiceScopeFactory>(), Authors.Operator,
        services.GetRequiredService<TimeProvider>(), services.GetRequiredService<Announcements>());

    private async Task<int> Run(Func<IServiceProvider, Task> act)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddTracker();
        arrange?.Invoke(builder.Services);
        try
        {
            await using var services = builder.Services.BuildServiceProvider();
            await act(services);
            return Verbs.Done;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await terminal.Error.WriteLineAsync(sentence);
            return Verbs.Refused;
        }
    }

    /// <summary>What goes wrong through no fault of the program, in words; a fault shows itself whole.</summary>
    private static string? Sentence(Exception e) => e switch
    {
        RefusedException or OptionsValidationException => e.Message,
        OperationCanceledException => "Stopped before the end: nothing was stored.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } =>
            "The database cannot be used where it lies: even reading it needs a folder that may be written to. "
            + "Copy it to such a folder, and set Tracker:DataDirectory to that.",
        SqliteException { SqliteErrorCode: Full } or DbUpdateException { InnerException: SqliteException { SqliteErrorCode: Full } } =>
            "The disk is full, so nothing was stored. Free some space on it, or choose another place.",
        DbException or DbUpdateException => $"The database cannot be used: {(e.InnerException ?? e).Message}",
        IOException or UnauthorizedAccessException => e.Message,
        _ => null,
    };

    /// <summary>A verb that reads changes nothing: the database has to be there, and of this version.</summary>
    private static async Task RequireDatabase(IServiceProvider services, CancellationToken stop)
    {
        var file = services.GetRequiredService<IOptions<TrackerOptions>>().Value.DatabaseFile;
        if (!File.Exists(file))
            throw new VerbRefusedException(
                $"There is no database at {file}. Setting Tracker:DataDirectory says where it lies; "
                + "“import FILE” begins one.");
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Database;
        if ((await database.GetPendingMigrationsAsync(stop)).Any())
            throw new VerbRefusedException(
                $"The database at {file} is of an earlier version. Start the tracker once: it brings it up to date.");
        if ((await database.GetAppliedMigrationsAsync(stop)).Except(database.GetMigrations()).Any())
            throw new VerbRefusedException(
                $"The database at {file} is of a later version. Use the program that last wrote to it.");
    }
}

/// <summary>A verb cannot do what it was called for.</summary>
internal sealed class VerbRefusedException(string sentence) : RefusedException(sentence);
