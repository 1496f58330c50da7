namespace NegotiationTracker.Domain.Milestones;

/// <summary>What kind of milestone it is.</summary>
public enum MilestoneKind
{
    Election,
    Referendum,
    CourtDate,
    SummitOrTalks,
    Signature,
    Ratification,
    MandateExpiry,
    DraftingDeadline,
    CommissionMeeting,
    Other,
}

/// <summary>The election calendar's words for how firm a date is.</summary>
public enum DateStatus
{
    Confirmed,
    Tentative,
    Changing,

    /// <summary>Keeps the old date until a new one is set.</summary>
    Postponed,
    Cancelled,
    Held,
}
