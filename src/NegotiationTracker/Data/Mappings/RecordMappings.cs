using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data.Mappings;

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.ToTable("Ledger");
        builder.HasKey(r => r.Sequence);
        builder.Property(r => r.Sequence).ValueGeneratedNever();
        builder.HasIndex(r => new { r.NegotiationId, r.Sequence });
        builder.HasIndex(r => r.CommandId);
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Ignore(e => e.Id);
        builder.Ignore(e => e.IsHistory);
        builder.ComplexProperty(e => e.Effective);
        builder.Property(e => e.Statement).HasConversion(new CanonicalJsonConverter<Statement?>());
        builder.HasOne(e => e.LedgerRow).WithOne().HasForeignKey<Entry>(e => e.Sequence);
        builder.HasMany(e => e.Citations).WithOne().HasForeignKey(c => c.Sequence);
        builder.HasMany(e => e.Subjects).WithOne().HasForeignKey(s => s.Sequence);
        builder.HasIndex(e => e.Corrects).IsUnique();
        builder.HasIndex(e => new { e.NegotiationId, e.Key }).IsUnique();
        builder.HasIndex(e => new { e.NegotiationId, e.Known, e.Kind, e.Type, e.Corrects }); // counts movement from the index alone
        builder.HasIndex(e => new { e.NegotiationId, e.Kind });
        builder.HasIndex(e => new { e.SubjectId, e.Lane });
        builder.HasIndex(e => e.Root);
    }
}

internal sealed class EntrySubjectMapping : IEntityTypeConfiguration<EntrySubject>
{
    public void Configure(EntityTypeBuilder<EntrySubject> builder)
    {
        builder.ToTable("EntrySubjects");
        builder.HasKey(s => new { s.Sequence, s.SubjectId });
        builder.HasIndex(s => new { s.SubjectId, s.Sequence });
    }
}

internal sealed class CitationMapping : IEntityTypeConfiguration<Citation>
{
    public void Configure(EntityTypeBuilder<Citation> builder)
    {
        builder.HasKey(c => new { c.Sequence, c.Ordinal });
        builder.Property(c => c.Grade).HasConversion(g => g.ToString(), text => Grade.Parse(text));
        builder.HasOne<Source>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}
