using System.ComponentModel.DataAnnotations;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Sources;

/// <summary>A source as an author names it: one from the register, or a new one added on the spot.</summary>
public sealed record CitationInput
{
    public Guid? SourceId { get; set; }

    public NewSource? New { get; set; }

    /// <summary>Admiralty code of this item from this source, such as B2.</summary>
    [Required(ErrorMessage = "Grade the source: a letter A to F and a digit 1 to 6.")]
    public string Grade { get; set; } = "";

    [AtMost(Limits.Place, "place in the source")]
    public string? Place { get; set; }
}

/// <summary>A source that joins the register with the entry that rests on it.</summary>
public sealed record NewSource
{
    [Required(ErrorMessage = "Say who published the source.")]
    [AtMost(Limits.Name, "publisher")]
    public string Publisher { get; set; } = "";

    [Required(ErrorMessage = "Give the source's title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Url, "address")]
    public string? Url { get; set; }

    public ImpreciseDate? Published { get; set; }
}
