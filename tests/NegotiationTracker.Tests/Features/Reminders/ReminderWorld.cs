using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Hosting;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Reminders;

/// <summary>A tracker whose clock the test moves from one run of the job to the next.</summary>
public sealed class ReminderWorld : IDisposable
{
    public TrackerWorld Tracker { get; } = new();

    public void Dispose() => Tracker.Dispose();

    /// <summary>An issue on which only these people are.</summary>
    public async Task<Guid> Issue(string title = "Constitution", Author[]? owners = null, Author[]? watchers = null)
    {
        if (await Tracker.Read(db => db.Negotiations.CountAsync()) == 0)
            await Tracker.OpenNegotiation();
        var issue = await Tracker.Send(new OpenIssue
        {
            NegotiationId = await Tracker.Read(db => db.Negotiations.Select(n => n.Id).SingleAsync()),
            Title = title,
            Category = "Law",
            Effective = ImpreciseDate.Parse("2025"),
            OwnedByAuthor = false,
        });
        foreach (var owner in owners ?? [])
            await Own(issue.Id, owner);
        foreach (var watcher in watchers ?? [])
            await Watch(issue.Id, watcher);
        return issue.Id;
    }

    public Task<EntryId> Own(Guid issue, Author person) =>
        Tracker.Send(new AssignOwner { SubjectId = issue, PersonId = person.PersonId, Effective = ImpreciseDate.Parse("2026-01") });

    public Task<EntryId> Watch(Guid issue, Author person) =>
        Tracker.Send(new WatchIssue { SubjectId = issue, PersonId = person.PersonId, Effective = ImpreciseDate.Parse("2026-01") });

    public Task<Guid> Milestone(string title, string? date, params Guid[] issues) =>
        Tracker.AddMilestone(title, date, DateStatus.Tentative, issues);

    public async Task<EntryId> Move(Guid milestone, string? date) => await Tracker.Send(new MoveMilestone
    {
        SubjectId = milestone,
        Date = date is null ? null : ImpreciseDate.Parse(date),
        Effective = ImpreciseDate.Parse("2026-11"),
        Seen = await Tracker.LastIn("date", milestone),
    });

    public async Task Firmness(Guid milestone, DateStatus status) => await Tracker.Send(new RecordDateStatus
    {
        SubjectId = milestone,
        Status = status,
        Effective = ImpreciseDate.Parse("2026-11"),
        Seen = await Tracker.LastIn("status", milestone),
    });

    /// <summary>Moves the clock, backwards too.</summary>
    public void GoTo(string moment) => GoTo(DateTimeOffset.Parse(moment));

    public void GoTo(DateTimeOffset moment) => Tracker.Clock.AdjustTime(moment);

    public Task<int> Run() => Tracker.As(Authors.Operator).Send(new SendDueReminders());

    public Task<int> RunAt(string moment)
    {
        GoTo(moment);
        return Run();
    }

    /// <summary>The program started anew over the same database, by the same clock.</summary>
    public ServiceProvider Restarted()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddTracker();
        services.Configure<TrackerOptions>(o => o.DataDirectory = Tracker.Folder);
        services.AddSingleton<TimeProvider>(Tracker.Clock);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public static async Task<int> RunIn(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RequestSender>().As(Authors.Operator).Send(new SendDueReminders());
    }

    /// <summary>What a person was told, in the order in which it fell due.</summary>
    public Task<List<string>> Told(Author person) => Tracker.Read(db => db.Reminders
        .Where(r => r.RecipientId == person.PersonId).OrderBy(r => r.Due)
        .Join(db.Notifications, r => r.NotificationId, n => n.Id, (r, n) => n.Text).ToListAsync());

    public Task<List<Reminder>> Filed() => Tracker.Read(db => db.Reminders.AsNoTracking().OrderBy(r => r.Due).ToListAsync());
}
