using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>
/// A preamble that waits for an election and a referendum: an early count of 57 % known on 8 June 2026, corrected to the
/// final 49.88 % on 23 June; told in November.
/// </summary>
internal static class ElectionStory
{
    public const string Early = "Early count: Civil Contract leads with 57 %";
    public const string Final = "Final count: Civil Contract has 49.88 % and 64 seats";

    public static async Task<ReportWorld> Told()
    {
        var world = await Opened("2026-03-02T08:00:00Z");
        var (armenia, azerbaijan) = (await world.Party("Armenia"), await world.Party("Azerbaijan"));
        var preamble = await world.Issue("Preamble of the constitution", Stage.UnderNegotiation, "2024-04~", open =>
        {
            open.Category = "Constitution";
            open.Importance = Importance.Critical;
            open.Summary = "Baku wants the reference to the 1990 declaration gone.\n\nYerevan says that the text claims nothing.";
            open.Rationale = "Baku demands a change of the preamble.";
            open.Sources = [Source("B2", "OC Media", "Report on the demand", "https://oc-media.org/preamble")];
        });
        var treaty = await world.Issue("Peace treaty", Stage.TextAgreed, "2025-03", open => open.Rationale = "Both sides say so.");
        await world.Milestone(
            "Parliamentary election", MilestoneKind.Election, "2026-06-07", DateStatus.Confirmed, "2026-03-01", preamble);
        var referendum = await world.Milestone(
            "Constitutional referendum", MilestoneKind.Referendum, "2026-03", DateStatus.Tentative, "2026-03-01", preamble);
        await Move(world, referendum, "2026-06");
        await Move(world, referendum, "2027");
        await Require(world, preamble, SubjectKind.Milestone, referendum);
        await Require(world, treaty, SubjectKind.Issue, preamble);
        await Say(world, preamble, azerbaijan, "The claim must leave the constitution before anything is signed.", "A2", "Azertag");
        await Say(world, preamble, armenia, "The constitution holds no claim.", "A1", "Armenpress");
        await CountVotes(world, preamble, treaty);
        world.GoTo("2026-11-22T14:00:00Z");
        return world;
    }

    private static async Task CountVotes(ReportWorld world, Guid preamble, Guid treaty)
    {
        world.GoTo("2026-06-08T10:00:00Z");
        var election = await world.Send(new ShowMilestone("AMAZ", "parliamentary-election"));
        await world.Send(new RecordDateStatus
        {
            SubjectId = election.Milestone.Id,
            Seen = election.Seen["status"],
            Status = DateStatus.Held,
            Effective = Day("2026-06-07"),
        });
        var early = await world.Send(new RecordOutcome
        {
            SubjectId = election.Milestone.Id,
            Outcome = Early,
            Effective = Day("2026-06-07"),
            Sources = [Source("C3", "Digests", "Relays of 8 June")],
        });
        await world.Send(new RecordAssessment
        {
            SubjectId = preamble,
            Trend = Trend.Improved,
            Outlook = Outlook.Opportunity,
            Effective = Day("2026-06-08"),
            Rationale = "The government seems to keep its majority.",
        });

        world.GoTo("2026-06-23T10:00:00Z");
        await world.Send(new RecordOutcome
        {
            SubjectId = election.Milestone.Id,
            Corrects = early,
            Outcome = Final,
            Effective = Day("2026-06-07"),
            Rationale = "The commission published the final count.",
            Sources = [Source("A1", "Central Electoral Commission", "Final results", "https://www.elections.am/", "table 4")],
        });
        await world.Send(new RecordEvent
        {
            SubjectId = treaty,
            Title = "Ministers meet in Abu Dhabi",
            Effective = Day("2026-06"),
            AlsoIssues = [preamble],
            Sources = [Source("B3", "OC Media", "Report on the meeting", "https://oc-media.org/meeting")],
        });
    }

    private static Task<EntryId> Require(ReportWorld world, Guid issue, SubjectKind kind, Guid target) =>
        world.Send(new LinkSubjects
        {
            SubjectId = issue,
            Type = LinkageType.Requires,
            TargetKind = kind,
            TargetId = target,
            Effective = Day("2026-03-01"),
        });

    private static async Task Move(ReportWorld world, Guid referendum, string date) => await world.Send(new MoveMilestone
    {
        SubjectId = referendum,
        Seen = await world.LastIn("date", "constitutional-referendum"),
        Date = Day(date),
        Effective = Day("2026-03-02"),
        Rationale = "The justice minister says so.",
        Sources = [Source("B2", "Armenpress", $"Referendum in {date}")],
    });

    private static Task<EntryId> Say(ReportWorld world, Guid issue, Guid party, string text, string grade, string publisher) =>
        world.Send(new RecordPosition
        {
            SubjectId = issue,
            PartyId = party,
            Type = PositionType.Stated,
            Text = text,
            Effective = Day("2026-02"),
            Sources = [Source(grade, publisher, "Statement of February")],
        });
}
