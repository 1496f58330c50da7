using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data.Mappings;

internal static class SubjectMapping
{
    internal static void IsSubject<T>(this EntityTypeBuilder<T> builder) where T : Subject
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.SubjectKind);
        builder.Ignore(s => s.Ref);
        builder.Ignore(s => s.Called);
        builder.Ignore(s => s.Stack);
        builder.HasIndex(s => s.FirstSequence).IsUnique();
    }
}

internal sealed class NegotiationMapping : IEntityTypeConfiguration<Negotiation>
{
    public void Configure(EntityTypeBuilder<Negotiation> builder)
    {
        builder.IsSubject();
        builder.Ignore(n => n.Zone);
        builder.Ignore(n => n.IsWithdrawn);
        builder.Property(n => n.Languages)
            .HasConversion(new CanonicalJsonConverter<IReadOnlyList<string>>(), new ListComparer<string>());
        builder.HasIndex(n => n.Key).IsUnique();
    }
}

internal sealed class IssueMapping : IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<Issue> builder)
    {
        builder.IsSubject();
        builder.ComplexProperty(i => i.Since);
        builder.ComplexProperty(i => i.LastMovement);
        builder.HasMany(i => i.People).WithOne().HasForeignKey(p => p.IssueId);
        builder.Navigation(i => i.People).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(i => new { i.NegotiationId, i.Number }).IsUnique();
        // Counting by stage or trend reads the index alone, so it says as well what is withdrawn.
        builder.HasIndex(i => new { i.NegotiationId, i.Stage, i.Number, i.IsWithdrawn });
        builder.HasIndex(i => new { i.NegotiationId, i.Trend, i.Number, i.IsWithdrawn });
        builder.HasIndex(i => new { i.NegotiationId, i.Title });
    }
}

internal sealed class IssuePersonMapping : IEntityTypeConfiguration<IssuePerson>
{
    public void Configure(EntityTypeBuilder<IssuePerson> builder)
    {
        builder.ToTable("IssuePeople");
        builder.HasKey(p => new { p.IssueId, p.PersonId, p.Part });
        builder.HasIndex(p => new { p.PersonId, p.Part });
    }
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.IsSubject();
        builder.Ignore(m => m.IsPending);
        builder.ComplexProperty(m => m.Date);
        builder.HasIndex(m => new { m.NegotiationId, m.Key }).IsUnique();
    }
}

internal sealed class ActorMapping : IEntityTypeConfiguration<Actor>
{
    public void Configure(EntityTypeBuilder<Actor> builder)
    {
        builder.IsSubject();
        builder.Property(a => a.Roles)
            .HasConversion(new CanonicalJsonConverter<IReadOnlyList<ActorRole>>(), new ListComparer<ActorRole>());
        builder.HasIndex(a => new { a.NegotiationId, a.Key }).IsUnique();
    }
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.IsSubject();
        builder.HasIndex(p => new { p.NegotiationId, p.Key }).IsUnique();
    }
}

internal sealed class SourceMapping : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.IsSubject();
        builder.ComplexProperty(s => s.Published);
        builder.HasIndex(s => new { s.NegotiationId, s.Key }).IsUnique();
    }
}
