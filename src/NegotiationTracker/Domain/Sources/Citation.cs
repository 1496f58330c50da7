using System.Text.Json.Serialization;

namespace NegotiationTracker.Domain.Sources;

/// <summary>On whose word an entry rests: the source, the place in it, and the grade of this item from this source.</summary>
public sealed record Citation
{
    [JsonIgnore]
    public long Sequence { get; private init; }

    [JsonIgnore]
    public int Ordinal { get; private init; }

    public required Guid SourceId { get; init; }

    /// <summary>Page, paragraph, minute; as written.</summary>
    public string? Place { get; init; }

    public required Grade Grade { get; init; }

    internal Citation At(long sequence, int ordinal) => this with { Sequence = sequence, Ordinal = ordinal };
}
