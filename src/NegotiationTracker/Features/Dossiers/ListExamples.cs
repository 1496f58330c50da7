using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>The negotiations that come with the program, to look around in: those that are not on record here.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListExamples : IRequest<IReadOnlyList<ExampleRow>>;

/// <summary>A negotiation that comes with the program.</summary>
/// <param name="Name">By which <see cref="OpenExample"/> knows it.</param>
/// <param name="Negotiation">The key that it will have.</param>
public sealed record ExampleRow(string Name, string Negotiation, string Title, string Summary);

internal sealed class ListExamplesHandler(TrackerDbContext db) : IRequestHandler<ListExamples, IReadOnlyList<ExampleRow>>
{
    public async Task<IReadOnlyList<ExampleRow>> Handle(ListExamples request, CancellationToken cancellationToken)
    {
        var keys = ShippedDossiers.All.Select(d => d.Negotiation).ToArray();
        var taken = await db.Negotiations.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(cancellationToken);
        return [.. ShippedDossiers.All.Where(d => !taken.Contains(d.Negotiation))
            .Select(d => new ExampleRow(d.Name, d.Negotiation, d.Title, d.Summary))];
    }
}
