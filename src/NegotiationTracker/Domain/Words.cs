using System.Globalization;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

#pragma warning disable CS8524 // A member without a word must not compile; a number that names no member may throw.

namespace NegotiationTracker.Domain;

/// <summary>The field's own words for every scale, the same on screens, in reports and in sentences.</summary>
public static class Words
{
    /// <summary>The ordered scale, without the states beside it.</summary>
    public static readonly IReadOnlyList<Stage> Ladder =
        [.. Enum.GetValues<Stage>().Where(s => s <= Stage.Implemented)];

    /// <summary>Deadlocked, suspended, closed: an issue can enter them from any step.</summary>
    public static bool IsBesideTheLadder(this Stage stage) => stage > Stage.Implemented;

    public static string ToWords(this Stage stage) => stage switch
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
    };

    /// <summary>What must be so for an issue to stand there: shown beside the word, printed as a legend.</summary>
    public static string Definition(this Stage stage) => stage switch
    {
        Stage.NotOnTheAgenda => "It matters to the process, but the parties do not talk about it.",
        Stage.Exploratory => "The parties sound each other out; nothing that was said binds anybody.",
        Stage.UnderNegotiation => "The parties negotiate: proposals go back and forth.",
        Stage.AgreedInPrinciple => "The parties agree on the answer; its wording is open.",
        Stage.TextAgreed => "The delegations agree on the wording; nobody has put a hand to it yet.",
        Stage.Initialled => "The delegations have initialled the text to fix its wording; this is not a signature.",
        Stage.Signed => "Those who may sign for the parties have signed; it may still wait for ratification.",
        Stage.Ratified => "Every party whose law asks for it has approved what was signed.",
        Stage.InForce => "It binds the parties: all conditions for entry into force are met.",
        Stage.Implemented => "What was agreed has been carried out.",
        Stage.Deadlocked => "The parties talk, and nothing moves.",
        Stage.Suspended => "The talks about it have stopped.",
        Stage.Closed => "Settled elsewhere, overtaken by events or withdrawn: followed no longer.",
    };

    public static string ToWords(this Trend trend) => trend switch
    {
        Trend.Deteriorated => "deteriorated",
        Trend.Unchanged => "unchanged",
        Trend.Improved => "improved",
    };

    /// <summary>The mark that stands beside the word, never without it.</summary>
    public static string Mark(this Trend trend) => trend switch
    {
        Trend.Deteriorated => "▼",
        Trend.Unchanged => "▬",
        Trend.Improved => "▲",
    };

    public static string ToWords(this Outlook outlook) => outlook switch
    {
        Outlook.None => "neither alert nor opportunity",
        Outlook.RiskAlert => "risk alert",
        Outlook.Opportunity => "opportunity",
        _ => "risk alert and opportunity",
    };

    public static string ToWords(this Importance importance) => importance switch
    {
        Importance.Limited => "limited",
        Importance.Significant => "significant",
        Importance.Critical => "critical",
    };

    public static string ToWords(this Restriction restriction) => restriction switch
    {
        Restriction.Open => "open to everybody of the negotiation",
        Restriction.Restricted => "restricted to those who were granted it",
    };

    public static string ToWords(this PositionType type) => type switch
    {
        PositionType.Stated => "stated",
        PositionType.Assessed => "assessed",
        PositionType.RedLine => "red line",
    };

    public static string ToWords(this Flexibility flexibility) => flexibility switch
    {
        Flexibility.None => "none",
        Flexibility.Low => "low",
        Flexibility.Medium => "medium",
        Flexibility.High => "high",
    };

    public static string ToWords(this Confidence confidence) => confidence switch
    {
        Confidence.Low => "low confidence",
        Confidence.Moderate => "moderate confidence",
        Confidence.High => "high confidence",
    };

    /// <summary>Read from the one that the link starts from: "AMAZ-2 requires AMAZ-3".</summary>
    public static string ToWords(this LinkageType type) => type switch
    {
        LinkageType.Requires => "requires",
        LinkageType.Blocks => "blocks",
        LinkageType.SequencedAfter => "sequenced after",
        LinkageType.TradedAgainst => "traded against",
        LinkageType.PartOf => "part of",
        LinkageType.Supersedes => "supersedes",
        LinkageType.EvidenceFor => "evidence for",
    };

    /// <summary>The same link read from its other end: "AMAZ-3 required by AMAZ-2".</summary>
    public static string ToInverseWords(this LinkageType type) => type switch
    {
        LinkageType.Requires => "required by",
        LinkageType.Blocks => "blocked by",
        LinkageType.SequencedAfter => "to be followed by",
        LinkageType.TradedAgainst => "traded against",
        LinkageType.PartOf => "includes",
        LinkageType.Supersedes => "superseded by",
        LinkageType.EvidenceFor => "evidenced by",
    };

    public static string ToWords(this Part part) => part switch
    {
        Part.Owner => "owner",
        Part.Watcher => "watcher",
    };

    public static string ToWords(this MilestoneKind kind) => kind switch
    {
        MilestoneKind.Election => "election",
        MilestoneKind.Referendum => "referendum",
        MilestoneKind.CourtDate => "court date",
        MilestoneKind.SummitOrTalks => "summit or talks",
        MilestoneKind.Signature => "signature",
        MilestoneKind.Ratification => "ratification",
        MilestoneKind.MandateExpiry => "mandate expiry",
        MilestoneKind.DraftingDeadline => "drafting deadline",
        MilestoneKind.CommissionMeeting => "commission meeting",
        MilestoneKind.Other => "other",
    };

    public static string ToWords(this DateStatus status) => status switch
    {
        DateStatus.Confirmed => "confirmed",
        DateStatus.Tentative => "tentative",
        DateStatus.Changing => "changing",
        DateStatus.Postponed => "postponed",
        DateStatus.Cancelled => "cancelled",
        DateStatus.Held => "held",
    };

    public static string Definition(this DateStatus status) => status switch
    {
        DateStatus.Confirmed => "Announced by those who decide it.",
        DateStatus.Tentative => "Named or expected, and not announced by those who decide it.",
        DateStatus.Changing => "About to be moved; where to is not settled.",
        DateStatus.Postponed => "Put off: the old date stands here until a new one is set.",
        DateStatus.Cancelled => "It will not take place.",
        DateStatus.Held => "It took place.",
    };

    public static string ToWords(this ActorKind kind) => kind switch
    {
        ActorKind.State => "state",
        ActorKind.Organisation => "organisation",
        ActorKind.Court => "court",
        ActorKind.Person => "person",
        ActorKind.FormerEntity => "former entity",
        ActorKind.Group => "group",
    };

    public static string ToWords(this ActorRole role) => role switch
    {
        ActorRole.Party => "party",
        ActorRole.Mediator => "mediator",
        ActorRole.Guarantor => "guarantor",
        ActorRole.Monitor => "monitor",
        ActorRole.Court => "court",
        ActorRole.InterestedState => "interested state",
        ActorRole.Other => "other",
    };

    public static string ToWords(this Reliability reliability) => reliability switch
    {
        Reliability.A => "completely reliable",
        Reliability.B => "usually reliable",
        Reliability.C => "fairly reliable",
        Reliability.D => "not usually reliable",
        Reliability.E => "unreliable",
        Reliability.F => "cannot be judged",
    };

    public static string ToWords(this EntryKind kind) => kind switch
    {
        EntryKind.NegotiationOpened => "negotiation opened",
        EntryKind.ActorAdded => "actor added",
        EntryKind.ActorNamed => "name",
        EntryKind.SourceAdded => "source added",
        EntryKind.Opened => "opened",
        EntryKind.Closed => "closed",
        EntryKind.Reopened => "reopened",
        EntryKind.Described => "description",
        EntryKind.Classified => "classification",
        EntryKind.Stage => "stage",
        EntryKind.Assessment => "assessment",
        EntryKind.ImplementationScore => "implementation score",
        EntryKind.Position => "position",
        EntryKind.Owner => "owner",
        EntryKind.Watcher => "watcher",
        EntryKind.Linkage => "link",
        EntryKind.MilestoneAdded => "milestone added",
        EntryKind.ExpectedDate => "expected date",
        EntryKind.DateStatus => "certainty of the date",
        EntryKind.Outcome => "outcome",
        EntryKind.Event => "event",
        EntryKind.Note => "note",
        EntryKind.PlaceAdded => "place added",
        EntryKind.Spelling => "spelling",
        EntryKind.Reliability => "reliability",
        EntryKind.Origin => "origin",
        EntryKind.Archived => "archived copy",
        EntryKind.Comment => "comment",
        EntryKind.Evidence => "evidence",
        EntryKind.Disagreement => "disagreement",
    };

    public static string ToWords(this EntryType type) => type switch
    {
        EntryType.Change => "change",
        EntryType.Correction => "correction",
        EntryType.Retraction => "retraction",
    };

    public static string ToWords(this SubjectKind kind) => kind switch
    {
        SubjectKind.Negotiation => "negotiation",
        SubjectKind.Issue => "issue",
        SubjectKind.Milestone => "milestone",
        SubjectKind.Actor => "actor",
        SubjectKind.Source => "source",
        SubjectKind.Place => "place",
    };

    /// <summary>Such as 812 bytes, 14 KB, 2.1 MB; a KB is 1,024 bytes.</summary>
    public static string Size(long bytes) => bytes switch
    {
        1 => "1 byte",
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d / 1024:0.0} MB"),
    };

    /// <summary>Kroc Barometer, 0 to 3.</summary>
    public static string ImplementationScore(int score) => score switch
    {
        0 => "0 · not initiated",
        1 => "1 · minimum",
        2 => "2 · intermediate",
        3 => "3 · complete",
        _ => throw new ArgumentOutOfRangeException(nameof(score), score, "The score goes from 0 to 3."),
    };
}
