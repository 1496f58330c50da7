using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>What would become of a statement if it were saved now; nothing is stored.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ForeseeEntry(Telling Telling) : IRequest<Foresight>;

/// <summary>What stands in the lane of a statement, and what would become of the statement.</summary>
/// <param name="Last">The last word in the lane now: what a form has to have seen.</param>
/// <param name="LastSays">The whole of what it says, with its date.</param>
/// <param name="NotCurrentBecause">Why the statement would not become what holds; nothing if it would.</param>
public sealed record Foresight(EntryId? Last, string? LastSays, string? NotCurrentBecause)
{
    /// <summary>What holds in the lane now; nothing if it was never said, or has ended.</summary>
    public Statement? Holds { get; init; }

    /// <summary>The name of what the statement is about.</summary>
    public string? About { get; init; }

    /// <summary>Who had the last word.</summary>
    public string? LastAuthor { get; init; }

    /// <summary>Why, if they said.</summary>
    public string? LastRationale { get; init; }
}

internal sealed class ForeseeEntryHandler(TrackerDbContext db, RecordKeeper keeper)
    : IRequestHandler<ForeseeEntry, Foresight>
{
    public async Task<Foresight> Handle(ForeseeEntry request, CancellationToken cancellationToken)
    {
        var (last, behind) = await keeper.Foresee(request.Telling, cancellationToken);
        Guid[] named = [request.Telling.SubjectId, last?.AuthorId ?? Guid.Empty];
        var names = await db.NamesOf(
            [.. named, .. last?.Statement.Names() ?? [], .. behind?.Statement.Names() ?? []], cancellationToken);
        return new Foresight(
            last?.Id,
            last is null ? null : $"{last.SayingInFull(names)} ({last.Effective.ToWords()})",
            behind is null ? null : "This will not become current because a later statement holds: "
                + $"{behind.Saying(names)} ({behind.Effective.ToWords()}).")
        {
            Holds = last is { Ends: false } ? last.Statement : null,
            About = names.GetValueOrDefault(request.Telling.SubjectId),
            LastAuthor = last is null ? null : names.GetValueOrDefault(last.AuthorId),
            LastRationale = string.IsNullOrEmpty(last?.Rationale) ? null : last.Rationale,
        };
    }
}
