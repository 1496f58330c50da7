using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>A state, organisation, court or person joins the register of the negotiation.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record AddActor : IRequest<Guid>, IRecords
{
    public Guid CommandId { get; set; }

    public Guid NegotiationId { get; set; }

    [Required(ErrorMessage = "Give the actor's name.")]
    [AtMost(Limits.Name, "name")]
    public string Name { get; set; } = "";

    public ActorKind Kind { get; set; }

    [MinLength(1, ErrorMessage = "Say in what capacity it takes part: choose at least one role.")]
    public List<ActorRole> Roles { get; set; } = [];
}

internal sealed class AddActorHandler(TrackerDbContext db, Recording recording) : IRequestHandler<AddActor, Guid>
{
    public async Task<Guid> Handle(AddActor request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken)
            ?? throw new NotOnRecordException("No negotiation has this id. Choose one from the list.");
        var key = Slug.Of(request.Name, recording.NewId().ToString("D"));
        var same = await db.Actors.Where(a => a.NegotiationId == negotiation.Id && a.Key == key)
            .Select(a => new { a.IsWithdrawn }).SingleOrDefaultAsync(cancellationToken);
        if (same is { IsWithdrawn: true })
            key = recording.NewId().ToString("D"); // the withdrawn one keeps its key, and its place in the history
        else if (same is not null)
            throw new RuleViolationException($"An actor with the key “{key}” is in the register already. Use it, or name this one apart.");
        var account = new Account { Effective = ImpreciseDate.On(recording.Today(negotiation.Zone)) };
        var actor = Actor.Add(negotiation, key, request.Kind, [.. request.Roles.Distinct()], account, recording);
        actor.Record(
            new ActorNamedStatement(negotiation.Languages[0], request.Name.Trim()), account, recording, negotiation);
        db.Actors.Add(actor);
        await db.SaveChangesAsync(cancellationToken);
        return actor.Id;
    }
}
