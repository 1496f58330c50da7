using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>What an actor is called in a language.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record NameActor : Telling, IRequest<EntryId>, IRecords
{
    [Required(ErrorMessage = "Name the language, such as hy.")]
    [RegularExpression("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", ErrorMessage = "Write a language as en, hy or az-Latn.")]
    public string Language { get; set; } = "en";

    [Required(ErrorMessage = "Give the name.")]
    [AtMost(Limits.Name, "name")]
    public string Name { get; set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Actor;

    public override Statement ToStatement() => new ActorNamedStatement(Language, Name.Trim());
}

internal sealed class NameActorHandler(RecordKeeper keeper) : IRequestHandler<NameActor, EntryId>
{
    public Task<EntryId> Handle(NameActor request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
