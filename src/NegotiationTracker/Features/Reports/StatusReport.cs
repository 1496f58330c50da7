using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Reports;

/// <summary>
/// Where a negotiation stands, seen from one viewpoint and written for the reader; formats only lay it out. All texts are
/// as recorded, unescaped. Sources are numbered in the order in which the report first rests on them.
/// </summary>
public sealed record StatusReport(
    string Negotiation, string Name, string Summary, Standpoint Standpoint, Essentials Essentials,
    IReadOnlyList<ReportedIssue> Issues, IReadOnlyList<ReportedMilestone> Milestones, IReadOnlyList<ReportedSource> Sources)
{
    public string Title => $"Status report: {Name}";

    public bool IsEmpty => Issues.Count == 0 && Milestones.Count == 0;
}

/// <summary>From where the report looks, and what it rests on.</summary>
/// <param name="Words">As in “As known on 8 June 2026, about 8 June 2026”.</param>
/// <param name="Known">The last moment whose knowledge counts; none if that is the composing.</param>
/// <param name="Sequence">The last row of the ledger that counts, and its <paramref name="Hash"/>.</param>
/// <param name="Composed">UTC; said in <paramref name="TimeZone"/>, the negotiation's IANA zone.</param>
/// <param name="HistoryEntered">The day on which earlier knowledge was entered as history; none if there is none.</param>
public sealed record Standpoint(
    string Words, DateOnly About, DateTimeOffset? Known, long Sequence, string Hash, DateTimeOffset Composed,
    string TimeZone, DateOnly? HistoryEntered);

/// <summary>What moved in the period, and where things stand.</summary>
/// <param name="Since">First day of the period: a change counts if it became known on it or later.</param>
/// <param name="MovedIssues">How many issues the changes of the period concern.</param>
/// <param name="Next">The milestone that comes next, else one that is overdue.</param>
public sealed record Essentials(
    DateOnly Since, int MovedIssues, MilestoneRef? Next, IReadOnlyList<StageShare> Stages, IReadOnlyList<TrendShare> Trends,
    IReadOnlyList<MovedSubject> Moved, IReadOnlyList<ReportedCorrection> Corrections);

/// <summary>How many issues are at a stage.</summary>
/// <param name="Stage">None: no stage yet.</param>
public sealed record StageShare(Stage? Stage, int Issues);

/// <summary>How many issues go the same way.</summary>
/// <param name="Trend">None: not assessed.</param>
public sealed record TrendShare(Trend? Trend, int Issues);

/// <summary>Something that moved in the period, with what became known of it.</summary>
/// <param name="About">The issue, milestone or other thing that moved.</param>
/// <param name="Issues">Keys of the issues that a milestone is linked to.</param>
/// <param name="Entries">What became known of it in the period, newest first.</param>
public sealed record MovedSubject(string About, IReadOnlyList<string> Issues, IReadOnlyList<ReportedEntry> Entries);

/// <summary>An entry as a report prints it.</summary>
/// <param name="Known">The day, in the negotiation's zone, on which it became known.</param>
/// <param name="IsCorrected">The text replaces an earlier one.</param>
/// <param name="Also">Keys of further issues that it concerns.</param>
public sealed record ReportedEntry(
    EntryId Id, EntryKind Kind, string Says, string Rationale, ImpreciseDate Effective, DateOnly Known, bool IsCorrected,
    IReadOnlyList<string> Also, IReadOnlyList<Footnote> Footnotes);

/// <summary>A repair of the record: what stood there, and what stands there now.</summary>
/// <param name="Now">None: it was withdrawn.</param>
public sealed record ReportedCorrection(
    string About, EntryKind Kind, string Before, ImpreciseDate BeforeEffective, string? Now, ImpreciseDate NowEffective,
    string Rationale, string By, DateOnly Known, IReadOnlyList<Footnote> Footnotes);

/// <summary>A civil date from which something holds.</summary>
/// <param name="IsPossibly">It may also begin only after the day that the report is about.</param>
public sealed record Since(ImpreciseDate Date, bool IsPossibly);

/// <summary>Since when something holds, why, and on whose word.</summary>
public sealed record Grounds(Since Since, string Rationale, IReadOnlyList<Footnote> Footnotes);

/// <summary>On whose word: the number of the source, the grade of this item from it, and the place in it.</summary>
public sealed record Footnote(int Source, Grade Grade, string? Place);

/// <summary>Where an issue stands.</summary>
/// <param name="WaitsFor">What must come first; <paramref name="HoldsUp"/>, what cannot come before.</param>
/// <param name="Positions">What holds, parties first; each party's stand together.</param>
/// <param name="Newest">What else is newest: events, notes, and what held before.</param>
public sealed record ReportedIssue(
    string Key, string Title, string Category, Importance Importance, bool IsRestricted, string Summary,
    ReportedStage? Stage, ReportedTrend? Trend, ReportedScore? Implementation, ImpreciseDate? LastMovement,
    IReadOnlyList<string> Owners, IReadOnlyList<ReportedPosition> Positions, IReadOnlyList<ReportedLink> WaitsFor,
    IReadOnlyList<ReportedLink> HoldsUp, IReadOnlyList<ReportedLink> Related, IReadOnlyList<MilestoneRef> Milestones,
    MilestoneRef? NextMilestone, IReadOnlyList<ReportedEntry> Newest);

/// <summary>A stage that was reached, and since when.</summary>
/// <param name="Stage">As shown and counted: closed while the issue is.</param>
/// <param name="Reached">The stage last recorded, also while the issue is closed.</param>
public sealed record ReportedStage(Stage Stage, Stage? Reached, Grounds Grounds);

/// <summary>The trend as it was last judged.</summary>
public sealed record ReportedTrend(Trend Trend, Outlook Outlook, Grounds Grounds);

/// <summary>How far what was agreed has been carried out.</summary>
/// <param name="Score">Kroc Barometer, 0 to 3.</param>
public sealed record ReportedScore(int Score, Grounds Grounds);

/// <summary>A position as a report prints it.</summary>
/// <param name="Salience">How much the matter weighs for the party, 0 to 100.</param>
public sealed record ReportedPosition(
    string Party, bool IsParty, PositionType Type, string Text, string? Quote, Flexibility? Flexibility, int? Salience,
    Confidence? Confidence, Grounds Grounds);

/// <summary>A link as a report prints it.</summary>
/// <param name="Words">How the issue stands to the other end, such as “requires” or “requires, blocked by”.</param>
public sealed record ReportedLink(string Words, string To);

/// <summary>Where a milestone stands.</summary>
/// <param name="Slips">As in “was March 2026, then June 2026, now unknown”; none if it never slipped.</param>
/// <param name="DateFootnotes">What the date and its certainty rest on.</param>
/// <param name="IsOutcomeCorrected">An earlier account of the outcome was corrected to this one.</param>
/// <param name="Issues">Keys of the issues that it is linked to.</param>
public sealed record ReportedMilestone(
    MilestoneRef Milestone, string? Slips, bool IsOutcomeCorrected, IReadOnlyList<string> Issues,
    IReadOnlyList<Footnote> DateFootnotes, IReadOnlyList<Footnote> OutcomeFootnotes);

/// <summary>A source that the report rests on.</summary>
public sealed record ReportedSource(
    int Number, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved);
