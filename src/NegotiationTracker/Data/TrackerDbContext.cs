using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data;

public sealed class TrackerDbContext(DbContextOptions<TrackerDbContext> options) : DbContext(options)
{
    /// <summary>What the request at hand records. A context is used again by later requests, each with its own.</summary>
    internal Recording Recording { get; set; } = new();

    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<EntrySubject> EntrySubjects => Set<EntrySubject>();
    public DbSet<Citation> Citations => Set<Citation>();

    public DbSet<Negotiation> Negotiations => Set<Negotiation>();
    public DbSet<Issue> Issues => Set<Issue>();
    public DbSet<IssuePerson> IssuePeople => Set<IssuePerson>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<Actor> Actors => Set<Actor>();
    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<HandledCommand> HandledCommands => Set<HandledCommand>();
    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    /// <summary>Saves what was recorded together with what changed: an entry and its summary are one transaction.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Entries.AddRange(Recording.TakeUnsaved());
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Entries.AddRange(Recording.TakeUnsaved());
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<EntryKind>().HaveConversion<string>();
        configurationBuilder.Properties<EntryType>().HaveConversion<string>();
        configurationBuilder.Properties<SubjectKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TrackerDbContext).Assembly);
}
