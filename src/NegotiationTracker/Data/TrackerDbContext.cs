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
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<HandledCommand> HandledCommands => Set<HandledCommand>();
    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    /// <summary>Saves what was recorded with what changed and what finds it: entry, summary and index are one transaction.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Entries.AddRange(Recording.TakeUnsaved());
        var searched = SearchIndex.Changed(this);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        SearchIndex.Write(this, searched);
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("What is saved is also indexed: save asynchronously.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<EntryKind>().HaveConversion<string>();
        configurationBuilder.Properties<EntryType>().HaveConversion<string>();
        configurationBuilder.Properties<SubjectKind>().HaveConversion<string>();
        configurationBuilder.Properties<Reliability>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TrackerDbContext).Assembly);
}
