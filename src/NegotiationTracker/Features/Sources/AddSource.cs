using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>A source joins the register, for entries to rest on.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record AddSource : IRequest<Guid>, IRecords
{
    public Guid CommandId { get; set; }

    public Guid NegotiationId { get; set; }

    [Required(ErrorMessage = "Name the source: its publisher and its title.")]
    public NewSource Source { get; set; } = new();
}

internal sealed class AddSourceHandler(TrackerDbContext db, RecordKeeper keeper) : IRequestHandler<AddSource, Guid>
{
    public async Task<Guid> Handle(AddSource request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken)
            ?? throw new NotOnRecordException("No negotiation has this id. Choose one from the list.");
        await RefuseTwice(request, cancellationToken);
        var source = keeper.Add(negotiation, request.Source);
        await db.SaveChangesAsync(cancellationToken);
        return source.Id;
    }

    private async Task RefuseTwice(AddSource request, CancellationToken stop)
    {
        var (publisher, title) = (request.Source.Publisher.Trim(), request.Source.Title.Trim());
        var url = string.IsNullOrWhiteSpace(request.Source.Url) ? null : request.Source.Url.Trim();
        var there = await db.Sources.Where(s => s.NegotiationId == request.NegotiationId && !s.IsWithdrawn)
            .Where(s => s.Publisher == publisher && s.Title == title && s.Url == url).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(stop);
        if (there is { } id)
            throw new RuleViolationException(
                $"{title.Quoted()} by {publisher.Quoted()} is in the register already, with the same address, as {id}. Choose it there, or tell the two apart by their titles.",
                "source");
    }
}
