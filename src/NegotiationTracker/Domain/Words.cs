using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain;

/// <summary>The words for every scale and kind, the same on pages, in reports and in sentences.</summary>
public static class Words
{
    public static string Of(Stage? stage) => stage is { } s ? Of(s) : "No stage yet";

    public static string Of(Stage stage) => stage switch
    {
        Stage.NotOnTheAgenda => "Not on the agenda",
        Stage.Exploratory => "Exploratory",
        Stage.UnderNegotiation => "Under negotiation",
        Stage.AgreedInPrinciple => "Agreed in principle",
        Stage.TextAgreed => "Text agreed",
        Stage.Initialled => "Initialled",
        Stage.Signed => "Signed",
        Stage.Ratified => "Ratified",
        Stage.InForce => "In force",
        Stage.Implemented => "Implemented",
        Stage.Deadlocked => "Deadlocked",
        Stage.Suspended => "Suspended",
        Stage.Closed => "Closed",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Definition(Stage stage) => stage switch
    {
        Stage.NotOnTheAgenda => "At least one party keeps the matter out of the talks.",
        Stage.Exploratory => "The parties sound each other out without committing to negotiate.",
        Stage.UnderNegotiation => "The parties exchange positions or drafts on the matter.",
        Stage.AgreedInPrinciple => "The parties say that they agree; the wording is still open.",
        Stage.TextAgreed => "The wording is settled between the negotiators; nothing has been initialled or signed.",
        Stage.Initialled => "Negotiators put their initials to the text: it is authentic, and binds nobody yet.",
        Stage.Signed => "Authorised representatives signed the text.",
        Stage.Ratified => "The parties completed the domestic steps that make it binding on them.",
        Stage.InForce => "The text binds the parties under its own terms.",
        Stage.Implemented => "What was agreed has been carried out.",
        Stage.Deadlocked => "The parties talk, and nothing moves.",
        Stage.Suspended => "Talks on the matter have stopped.",
        Stage.Closed => "Settled elsewhere, overtaken by events, or withdrawn.",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The ten steps of the scale, in order; the states beside it are not among them.</summary>
    public static IReadOnlyList<Stage> Ladder { get; } =
        [.. Enum.GetValues<Stage>().Where(s => s <= Stage.Implemented)];

    public static string Of(Trend? trend) => trend is { } t ? Of(t) : "Not assessed";

    public static string Of(Trend trend) => trend switch
    {
        Trend.Deteriorated => "Deteriorated",
        Trend.Unchanged => "Unchanged",
        Trend.Improved => "Improved",
        _ => throw new ArgumentOutOfRangeException(nameof(trend)),
    };

    public static string Of(Outlook outlook) => outlook switch
    {
        Outlook.None => "None",
        Outlook.RiskAlert => "Risk alert",
        Outlook.Opportunity => "Opportunity",
        _ => "Risk alert and opportunity",
    };

    public static string Of(Importance importance) => importance.ToString();

    public static string Of(Restriction restriction) => restriction.ToString();

    public static string Of(Part part) => part.ToString();

    public static string Of(Confidence confidence) => confidence.ToString();

    public static string Of(Flexibility flexibility) => flexibility.ToString();

    public static string Of(PositionType type) => type switch
    {
        PositionType.Stated => "Stated",
        PositionType.Assessed => "Assessed",
        PositionType.RedLine => "Red line",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Of(LinkageType type) => type switch
    {
        LinkageType.Requires => "requires",
        LinkageType.Blocks => "blocks",
        LinkageType.SequencedAfter => "sequenced after",
        LinkageType.TradedAgainst => "traded against",
        LinkageType.PartOf => "part of",
        LinkageType.Supersedes => "supersedes",
        LinkageType.EvidenceFor => "evidence for",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The same link read from its other end.</summary>
    public static string Inverse(LinkageType type) => type switch
    {
        LinkageType.Requires => "required by",
        LinkageType.Blocks => "blocked by",
        LinkageType.SequencedAfter => "followed by",
        LinkageType.TradedAgainst => "traded against",
        LinkageType.PartOf => "has part",
        LinkageType.Supersedes => "superseded by",
        LinkageType.EvidenceFor => "has evidence",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Of(MilestoneKind kind) => kind switch
    {
        MilestoneKind.Election => "Election",
        MilestoneKind.Referendum => "Referendum",
        MilestoneKind.CourtDate => "Court date",
        MilestoneKind.SummitOrTalks => "Summit or talks",
        MilestoneKind.Signature => "Signature",
        MilestoneKind.Ratification => "Ratification",
        MilestoneKind.MandateExpiry => "Mandate expiry",
        MilestoneKind.DraftingDeadline => "Drafting deadline",
        MilestoneKind.CommissionMeeting => "Commission meeting",
        MilestoneKind.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(DateStatus? status) => status is { } s ? Of(s) : "Not said how firm";

    public static string Of(DateStatus status) => status switch
    {
        DateStatus.Confirmed => "Confirmed",
        DateStatus.Tentative => "Tentative",
        DateStatus.Changing => "Changing",
        DateStatus.Postponed => "Postponed",
        DateStatus.Cancelled => "Cancelled",
        DateStatus.Held => "Held",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(ActorKind kind) => kind switch
    {
        ActorKind.State => "State",
        ActorKind.Organisation => "Organisation",
        ActorKind.Court => "Court",
        ActorKind.Person => "Person",
        ActorKind.FormerEntity => "Former entity",
        ActorKind.Group => "Group",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(ActorRole role) => role switch
    {
        ActorRole.Party => "Party",
        ActorRole.Mediator => "Mediator",
        ActorRole.Guarantor => "Guarantor",
        ActorRole.Monitor => "Monitor",
        ActorRole.Court => "Court",
        ActorRole.InterestedState => "Interested state",
        ActorRole.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(EntryType type) => type.ToString();

    public static string Of(SubjectKind kind) => kind.ToString();

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.NegotiationOpened => "Negotiation opened",
        EntryKind.ActorAdded => "Actor added",
        EntryKind.ActorNamed => "Name",
        EntryKind.SourceAdded => "Source added",
        EntryKind.Opened => "Opened",
        EntryKind.Closed => "Closed",
        EntryKind.Reopened => "Reopened",
        EntryKind.Described => "Description",
        EntryKind.Classified => "Classification",
        EntryKind.Stage => "Stage",
        EntryKind.Assessment => "Assessment",
        EntryKind.ImplementationScore => "Implementation",
        EntryKind.Position => "Position",
        EntryKind.Owner => "Owner",
        EntryKind.Watcher => "Watcher",
        EntryKind.Linkage => "Link",
        EntryKind.MilestoneAdded => "Milestone added",
        EntryKind.ExpectedDate => "Expected date",
        EntryKind.DateStatus => "Date status",
        EntryKind.Outcome => "Outcome",
        EntryKind.Event => "Event",
        EntryKind.Note => "Note",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string OfScore(int score) => score switch
    {
        0 => "0 not initiated",
        1 => "1 minimum",
        2 => "2 intermediate",
        3 => "3 complete",
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };
}
