using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>What every request that puts a statement on record brings, whatever the statement.</summary>
public abstract record Telling
{
    /// <summary>Made by the form or the caller: the same id again answers the same and records nothing.</summary>
    public Guid CommandId { get; set; }

    /// <summary>Id of the issue, milestone, actor or negotiation that the statement is about.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>The entry that held when the author looked; another one there now is a conflict.</summary>
    public EntryId? Seen { get; set; }

    /// <summary>The entry that this statement repairs; none for news.</summary>
    public EntryId? Corrects { get; set; }

    /// <summary>Since when it is so: a civil date, EDTF, as precise as known.</summary>
    [Required(ErrorMessage = "Say since when it is so, as precisely as you know: 7 June 2026, June 2026, 2026.")]
    public virtual ImpreciseDate? Effective { get; set; }

    [AtMost(Limits.Rationale, "rationale")]
    public virtual string Rationale { get; set; } = "";

    [MaxLength(Limits.Citations, ErrorMessage = "An entry rests on 20 sources at most.")]
    public List<CitationInput> Sources { get; set; } = [];

    [JsonIgnore]
    public abstract SubjectKind SubjectKind { get; }

    [JsonIgnore]
    public virtual bool Ends => false;

    [JsonIgnore]
    public virtual IReadOnlyList<SubjectRef> AlsoConcerns => [];

    public abstract Statement ToStatement();
}
