using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>Restates what a source is: the old wording stays on record, struck through.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record CorrectSource : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Say who published the source.")]
    [AtMost(Limits.Name, "publisher")]
    public string Publisher { get; set; } = "";

    [Required(ErrorMessage = "Give the source's title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    /// <summary>Web address, with https:// or http://; none if it has none.</summary>
    [AtMost(Limits.Url, "address")]
    public string? Url { get; set; }

    /// <summary>When it was published, as precisely as it says.</summary>
    public ImpreciseDate? Published { get; set; }

    /// <summary>The civil day on which somebody read it for this record.</summary>
    public DateOnly? Retrieved { get; set; }

    /// <summary>Its key in dossier files, which stays.</summary>
    [Required(ErrorMessage = "The key of the source is missing.")]
    [AtMost(Limits.Key, "key")]
    public string Key { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Source;

    public override Statement ToStatement() => new SourceAddedStatement(
        Key, Publisher.Trim(), Title.Trim(), string.IsNullOrWhiteSpace(Url) ? null : Url.Trim(), Published, Retrieved);
}

internal sealed class CorrectSourceHandler(RecordKeeper keeper) : IRequestHandler<CorrectSource, EntryId>
{
    public Task<EntryId> Handle(CorrectSource request, CancellationToken cancellationToken) => request.Corrects is null
        ? throw new RuleViolationException("A source is registered once: name the entry of its registration, to correct it.")
        : keeper.Record(request, cancellationToken);
}
