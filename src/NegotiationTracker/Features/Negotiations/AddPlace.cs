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

/// <summary>A region, town or crossing joins the register, so that each way of writing it finds all the others.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record AddPlace : IRequest<Guid>, IRecords
{
    public Guid CommandId { get; set; }

    public Guid NegotiationId { get; set; }

    [Required(ErrorMessage = "Give the place's name.")]
    [AtMost(Limits.Name, "name")]
    public string Name { get; set; } = "";

    /// <summary>Other ways of writing it, one a line, in any script.</summary>
    [AtMost(Limits.Text, "list of spellings")]
    public string Spellings { get; set; } = "";
}

internal sealed class AddPlaceHandler(TrackerDbContext db, Recording recording) : IRequestHandler<AddPlace, Guid>
{
    public async Task<Guid> Handle(AddPlace request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken)
            ?? throw new NotOnRecordException("No negotiation has this id. Choose one from the list.");
        var name = request.Name.Trim();
        var key = Slug.Of(name, recording.NewId().ToString("D"));
        var same = await db.Places.Where(p => p.NegotiationId == negotiation.Id && p.Key == key)
            .Select(p => new { p.IsWithdrawn }).SingleOrDefaultAsync(cancellationToken);
        if (same is { IsWithdrawn: true })
            key = recording.NewId().ToString("D"); // the withdrawn one keeps its key, and its place in the history
        else if (same is not null)
            throw new RuleViolationException($"A place with the key “{key}” is in the register already. Add a spelling to it, or name this one apart.");
        var account = new Account { Effective = ImpreciseDate.On(recording.Today(negotiation.Zone)) };
        var place = Place.Add(negotiation, key, name, account, recording);
        foreach (var spelling in request.Spellings.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
            if (spelling != name)
                place.Record(new SpellingStatement(spelling, null), account, recording, negotiation);
        db.Places.Add(place);
        await db.SaveChangesAsync(cancellationToken);
        return place.Id;
    }
}
