using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Domain.Milestones;

/// <summary>A milestone as lists show it.</summary>
/// <param name="IsOverdue">Its latest day has passed without an outcome.</param>
public sealed record MilestoneRef(
    Guid Id, string Key, string Title, MilestoneKind Kind, ImpreciseDate? Date, DateStatus? Status, string? Outcome,
    bool IsOverdue)
{
    public bool IsPending => Milestone.IsPendingState(Status, Outcome);

    public static MilestoneRef Of(Milestone m, DateOnly about) => new(
        m.Id, m.Key, m.Title, m.Kind, m.Date, m.Status, m.Outcome, m.IsPending && m.Date?.Latest < about);
}
