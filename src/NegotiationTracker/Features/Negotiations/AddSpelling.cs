using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Another way in which an actor or a place is written.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record AddSpelling : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>Actor or Place.</summary>
    public SubjectKind About { get; set; } = SubjectKind.Place;

    [Required(ErrorMessage = "Write the name as it is spelled.")]
    [AtMost(Limits.Name, "spelling")]
    public string Text { get; set; } = "";

    /// <summary>The language or script that writes it so, such as az or hy; empty if it is of no one language.</summary>
    [RegularExpression("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", ErrorMessage = "Write a language as en, hy or az-Latn.")]
    public string? Language { get; set; }

    public override SubjectKind SubjectKind => About;

    public override Statement ToStatement() =>
        new SpellingStatement(Text.Trim(), string.IsNullOrWhiteSpace(Language) ? null : Language.Trim());
}

internal sealed class AddSpellingHandler(RecordKeeper keeper) : IRequestHandler<AddSpelling, EntryId>
{
    public Task<EntryId> Handle(AddSpelling request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
