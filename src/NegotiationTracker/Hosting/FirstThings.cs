using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting;

/// <summary>What comes before the first page: settings, the lock, the database, the shipped dossier, due reminders.</summary>
public static class FirstThings
{
    private const string ShippedDossier = "Dossiers/armenia-azerbaijan.yaml";

    /// <returns>The lock on the data directory, held while the tracker serves; nothing if it cannot start.</returns>
    public static async Task<DataDirectoryLock?> Do(WebApplication app)
    {
        try
        {
            Web.RequireLoopback(app.Configuration);
            var options = app.Services.GetRequiredService<IOptions<TrackerOptions>>().Value;
            var held = DataDirectoryLock.TryTake(options)
                ?? throw new InvalidOperationException(
                    $"Another tracker serves from {Path.GetFullPath(options.DataDirectory)} already. Stop it first, or set "
                    + "Tracker:DataDirectory to another folder.");
            await using var scope = app.Services.CreateAsyncScope();
            await Open(scope.ServiceProvider, app.Logger, app.Lifetime.ApplicationStopping);
            return held;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or RefusedException or IOException)
        {
            app.Logger.LogCritical("{Reason}", e.Message);
            await Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }

    private static async Task Open(IServiceProvider services, ILogger logger, CancellationToken stop)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var authors = services.GetRequiredService<Authors>();
        await DatabaseStart.Start(db, authors.People, services.GetRequiredService<TimeProvider>(), stop);
        if (authors.Recognise(await db.People.SingleAsync(p => p.Id == Authors.LocalAnalystId, stop)))
            logger.LogWarning(
                "The record knows its local analyst as {Name}, and keeps that name: what was printed says so. Setting "
                + "Tracker:LocalAnalyst:Name counts when a data directory is first used.",
                authors.LocalAnalyst.Name);
        var requests = services.GetRequiredService<RequestSender>().As(Authors.Operator);
        if (await SearchIndex.IsBehind(db, stop))
            await requests.Send(new RebuildSummaries(), stop);
        if (!await db.Ledger.AnyAsync(stop))
        {
            var dossier = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, ShippedDossier), stop);
            await requests.Send(new ImportDossier { Content = dossier }, stop);
        }

        await requests.Send(new SendDueReminders(), stop);
    }
}
