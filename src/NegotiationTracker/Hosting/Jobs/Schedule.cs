using Hangfire;
using Hangfire.InMemory;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Reminders;

namespace NegotiationTracker.Hosting.Jobs;

/// <summary>Hangfire only ticks: what there is to do is found in our own tables (docs/decisions/0005).</summary>
public static class Schedule
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddHangfire(setup => setup.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) })
            // The next minute finds the same work; retries would only pile up.
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 1;
            options.StopTimeout = TimeSpan.FromSeconds(30);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(15);
        });
        return services;
    }

    public static void StartSchedule(this WebApplication app)
    {
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<RequestJob<SendDueReminders>>(
            SendDueReminders.Job, job => job.Run(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<RequestJob<SweepFiles>>("sweep-files", job => job.Run(CancellationToken.None), Cron.Daily(3));
    }
}
