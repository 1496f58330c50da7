using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Data.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Key).IsUnique();
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder) => builder.HasKey(d => new { d.PersonId, d.Form });
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        // Uniqueness lives in a constraint: two planners at once still remind once.
        builder.HasKey(r => r.Key);
        builder.HasIndex(r => new { r.RecipientId, r.MilestoneId });
        builder.HasOne<Notification>().WithOne().HasForeignKey<Reminder>(r => r.NotificationId);
    }
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.RecipientId, n.Read, n.Created });
    }
}

internal sealed class HandledCommandMapping : IEntityTypeConfiguration<HandledCommand>
{
    public void Configure(EntityTypeBuilder<HandledCommand> builder) =>
        builder.Property(c => c.Id).ValueGeneratedNever();
}

internal sealed class HeartbeatMapping : IEntityTypeConfiguration<Heartbeat>
{
    public void Configure(EntityTypeBuilder<Heartbeat> builder) => builder.HasKey(h => h.Job);
}
