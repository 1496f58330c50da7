using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Data.Backups;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting;

/// <summary>What the tracker is made of, whoever hosts it: the web, a verb, a test.</summary>
public static class Services
{
    public static IServiceCollection AddTracker(this IServiceCollection services)
    {
        services.AddOptions<TrackerOptions>().BindConfiguration("Tracker").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LocalAnalystOptions>().BindConfiguration("Tracker:LocalAnalyst")
            .Validate(
                o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _),
                "Setting Tracker:LocalAnalyst:TimeZone is no IANA time zone; write one such as Asia/Yerevan.")
            .ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<Authors>();
        services.AddSingleton<RecordCache>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<Turns>();
        services.AddSingleton<BackupWriter>();
        services.AddPooledDbContextFactory<TrackerDbContext>((provider, options) =>
            options.UseTrackerSqlite(provider.GetRequiredService<IOptions<TrackerOptions>>().Value.DatabaseFile));
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContext();
            db.Recording = provider.GetRequiredService<Recording>();
            return db;
        });
        services.AddScoped<Recording>();
        services.AddScoped<Recorded>();
        services.AddScoped<RecordKeeper>();
        services.AddScoped<PastSummaries>();
        services.AddScoped<AuthorOfScope>();
        services.AddScoped<CommandOfScope>();
        services.AddScoped(provider => provider.GetRequiredService<AuthorOfScope>().Author);
        services.AddScoped(provider => new RequestSender(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<Authors>().LocalAnalyst,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Announcements>()));
        services.AddMediatR(setup =>
        {
            setup.RegisterServicesFromAssemblyContaining<RequestSender>();
            setup.AddOpenBehavior(typeof(Authorization<,>));
            setup.AddOpenBehavior(typeof(Validation<,>));
            setup.AddOpenBehavior(typeof(TakingTurns<,>));
            setup.AddOpenBehavior(typeof(OneTransaction<,>));
            setup.AddOpenBehavior(typeof(KeptAnswers<,>));
        });
        return services;
    }
}
