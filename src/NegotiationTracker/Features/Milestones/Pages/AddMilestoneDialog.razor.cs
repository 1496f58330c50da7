using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>Puts on record that something is expected.</summary>
public sealed partial class AddMilestoneDialog(RequestSender requests, TimeProvider clock)
{
    private static readonly MilestoneKind?[] Kinds = [.. Enum.GetValues<MilestoneKind>().Select(k => (MilestoneKind?)k)];
    private static readonly DateStatus?[] Firmness = [DateStatus.Confirmed, DateStatus.Tentative, DateStatus.Changing];

    private bool _unknown;

    /// <summary>The request, prefilled with its negotiation.</summary>
    [Parameter, EditorRequired]
    public AddMilestone Model { get; set; } = null!;

    [CascadingParameter]
    public Frame? Frame { get; set; }

    private DateOnly Today => clock.GetUtcNow().DayIn(Frame?.Current?.Zone ?? TimeZoneInfo.Utc);

    private Task<Guid> Send(AddMilestone milestone)
    {
        if (_unknown)
            milestone.Status = null; // how firm a date is makes no sense without one
        return requests.Send(milestone);
    }
}
