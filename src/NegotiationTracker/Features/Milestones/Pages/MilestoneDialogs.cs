using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Linkages.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>What can be recorded about a milestone, each in its form, prefilled with what its author has seen.</summary>
internal static class MilestoneDialogs
{
    public static Task<bool> Move(this Dialogs dialogs, MilestoneDetails seen) => dialogs.Open<MoveMilestoneDialog>(
        $"Move the date · {seen.Milestone.Title}",
        ("Model", new MoveMilestone { SubjectId = seen.Milestone.Id, Seen = seen.LastIn("date") }),
        ("Current", seen.Milestone.Date));

    public static Task<bool> SayHowFirm(this Dialogs dialogs, MilestoneDetails seen, DateStatus? chosen = null) =>
        dialogs.Open<RecordDateStatusDialog>(
            chosen switch
            {
                DateStatus.Postponed => $"Postpone · {seen.Milestone.Title}",
                DateStatus.Cancelled => $"Cancel · {seen.Milestone.Title}",
                _ => $"How firm the date is · {seen.Milestone.Title}",
            },
            ("Model", new RecordDateStatus { SubjectId = seen.Milestone.Id, Seen = seen.LastIn("status"), Status = chosen }),
            ("Current", seen.Milestone.Status), ("Asked", chosen));

    /// <summary>The outcome, together with the holding unless that is on record already.</summary>
    public static Task<bool> SayWhatCameOfIt(this Dialogs dialogs, string negotiation, MilestoneDetails seen) =>
        seen.Milestone is { Status: DateStatus.Held, Outcome: not null }
            ? dialogs.Open<RecordOutcomeDialog>(
                $"What it has come to · {seen.Milestone.Title}",
                ("Model", new RecordOutcome { SubjectId = seen.Milestone.Id, Seen = seen.LastIn("outcome") }))
            : dialogs.Open<HoldMilestoneDialog>(
                $"What came of it · {seen.Milestone.Title}",
                ("Negotiation", negotiation), ("Seen", seen),
                ("Model", new HoldMilestone
                {
                    SubjectId = seen.Milestone.Id,
                    Seen = seen.LastIn("outcome"),
                    SeenDate = seen.LastIn("date"),
                    SeenStatus = seen.LastIn("status"),
                    // The day that was announced is the likeliest; one that is still to come cannot be it.
                    HeldOn = seen.Milestone.Date?.Latest <= seen.About ? seen.Milestone.Date : null,
                    Effective = seen.Milestone.Date?.Latest <= seen.About ? seen.Milestone.Date : null,
                }));

    public static Task<bool> Describe(this Dialogs dialogs, MilestoneDetails seen) => dialogs.Open<DescribeMilestoneDialog>(
        $"Describe · {seen.Milestone.Title}",
        ("Model", new DescribeMilestone
        {
            SubjectId = seen.Milestone.Id,
            Seen = seen.LastIn("description"),
            Title = seen.Milestone.Title,
            Summary = seen.Summary,
        }));

    public static Task<bool> Link(this Dialogs dialogs, MilestoneDetails seen) => dialogs.Open<LinkSubjectsDialog>(
        $"Link · {seen.Milestone.Title}",
        ("Model", new LinkSubjects { SubjectId = seen.Milestone.Id, From = SubjectKind.Milestone }));

    public static Task<bool> Unlink(this Dialogs dialogs, NamedLink link) => dialogs.Open<UnlinkSubjectsDialog>(
        "Remove a link",
        ("Model", new UnlinkSubjects
        {
            SubjectId = link.Link.From.Id,
            From = link.Link.From.Kind,
            Type = link.Link.Type,
            TargetKind = link.Link.To.Kind,
            TargetId = link.Link.To.Id,
            Seen = link.Link.Entry,
        }));

    private static EntryId? LastIn(this MilestoneDetails seen, string lane) =>
        seen.Seen.TryGetValue(lane, out var last) ? last : null;
}
