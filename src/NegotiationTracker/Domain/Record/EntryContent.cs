using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>Everything that an entry holds beyond what its ledger row says in columns; hashed into the chain.</summary>
public sealed record EntryContent
{
    public required string Key { get; init; }
    public required Guid Negotiation { get; init; }
    public required SubjectRef Subject { get; init; }
    public required EntryKind Kind { get; init; }
    public required EntryType Type { get; init; }
    public string? Lane { get; init; }
    public bool Ends { get; init; }
    public long? Corrects { get; init; }
    public long? Root { get; init; }
    public required ImpreciseDate Effective { get; init; }

    /// <summary>When it was known, if that is earlier than its recording.</summary>
    public DateTimeOffset? Known { get; init; }

    public string Rationale { get; init; } = "";
    public Statement? Statement { get; init; }
    public IReadOnlyList<Citation> Citations { get; init; } = [];
    public IReadOnlyList<SubjectRef> AlsoConcerns { get; init; } = [];
    public DateTimeOffset? FirstRecorded { get; init; }
    public string? FirstAuthor { get; init; }

    /// <summary>The subject, what a linkage points at, and what else an event or a note is about.</summary>
    [JsonIgnore]
    public IEnumerable<SubjectRef> AllSubjects => AlsoConcerns.Prepend(Subject).Distinct();
}
