using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>How an author comes to say something: since when it is true, why, on whose word, and having seen what.</summary>
public sealed record Account
{
    public required ImpreciseDate Effective { get; init; }

    public string Rationale { get; init; } = "";

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The entry that held in the lane when the author looked; another one there now is a conflict.</summary>
    public EntryId? Seen { get; init; }

    /// <summary>The entry that this one repairs; none for news.</summary>
    public EntryId? Corrects { get; init; }

    /// <summary>The statement ceases to hold instead of beginning to.</summary>
    public bool Ends { get; init; }

    /// <summary>Other subjects that an event or a note is about as well.</summary>
    public IReadOnlyList<SubjectRef> AlsoConcerns { get; init; } = [];

    /// <summary>What only a dossier file brings: a stable key, when it was publicly known, who first recorded it.</summary>
    public History? History { get; init; }
}

/// <param name="Key">Names the entry within its negotiation, in every export and import.</param>
/// <param name="Known">When it was known, if earlier than its recording; only a negotiation without entries takes it.</param>
/// <param name="FirstRecorded">When another tracker recorded it first.</param>
/// <param name="FirstAuthor">Who recorded it there.</param>
public sealed record History(string? Key, DateTimeOffset? Known, DateTimeOffset? FirstRecorded, string? FirstAuthor);

/// <summary>What something is about: its kind and its id.</summary>
public readonly record struct SubjectRef(SubjectKind Kind, Guid Id);
