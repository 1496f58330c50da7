using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting;

/// <summary>What comes before the first page: settings, the lock, the database, the shipped dossier, due reminders.</summary>
public static class FirstThings
{
    /// <returns>The lock on the data directory, held while the tracker serves; nothing if it cannot start.</returns>
    public static async Task<bool> Do(WebApplication app)
    {
        try
        {
            var options = app.Services.GetRequiredService<IOptions<TrackerOptions>>().Value;
            Directory.CreateDirectory(Path.GetDirectoryName(options.DatabaseFile)!);
            await using var scope = app.Services.CreateAsyncScope();
            await Open(scope.ServiceProvider, app.Lifetime.ApplicationStopping);
            return true;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or RefusedException or IOException)
        {
            app.Logger.LogCritical("{Reason}", e.Message);
            await Console.Error.WriteLineAsync(e.Message);
            return false;
        }
    }

    private static async Task Open(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        await DatabaseStart.Start(
            db, services.GetRequiredService<Authors>().People, services.GetRequiredService<TimeProvider>(), stop);
        var requests = services.GetRequiredService<RequestSender>().As(Authors.Operator);
        await requests.Send(new SendDueReminders(), stop);
    }
}
