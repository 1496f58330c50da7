using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>A few sources whose publisher or title holds what was typed, for picking one in a form.</summary>
[Requires(Permission.ReadRecord)]
public sealed record FindSources(Guid NegotiationId, string? Typed) : IRequest<IReadOnlyList<SourceChoice>>
{
    /// <summary>Only these, as many as there are: to name what a form already holds.</summary>
    public IReadOnlyList<Guid>? Only { get; init; }

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
}

/// <summary>A source of the register to choose from.</summary>
/// <param name="Published">When, in words; nothing if it is not known.</param>
public sealed record SourceChoice(Guid Id, string Publisher, string Title, string? Published);

internal sealed class FindSourcesHandler(TrackerDbContext db, PastSummaries summaries, TimeProvider clock) : IRequestHandler<FindSources, IReadOnlyList<SourceChoice>>
{
    private const int Most = 20;

    public async Task<IReadOnlyList<SourceChoice>> Handle(FindSources request, CancellationToken cancellationToken)
    {
        if (await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken) is not { } negotiation)
            return [];
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var typed = FoldedText.Of(request.Typed?.Trim());
        // A source often appears after what it tells of: which are there is a matter of knowledge only.
        var found = await (await summaries.Sources(negotiation, at with { About = DateOnly.MaxValue }, cancellationToken))
            .Where(s => typed == "" || s.SearchText.Contains(typed))
            .Where(s => request.Only == null || request.Only.Contains(s.Id))
            .OrderByDescending(s => s.Id).Take(Math.Max(Most, request.Only?.Count ?? 0)).ToRows(cancellationToken);
        return [.. found.Select(s => new SourceChoice(s.Id, s.Publisher, s.Title, s.Published?.ToWords()))];
    }
}
