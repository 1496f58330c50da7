using NegotiationTracker.Features.Milestones;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What is expected, when, and what came of it.</summary>
internal static class Milestones
{
    public static void MapMilestones(this RouteGroupBuilder api)
    {
        var milestones = api.MapGroup("/milestones").WithTags("Milestones");
        milestones.Read<ListMilestones>("", (
                string negotiation, bool? past, bool? undated, [AsParameters] AskedFrom at, [AsParameters] AskedPart part,
                HttpContext http) => http.Answer(
            new ListMilestones(negotiation)
            {
                At = at.Viewpoint,
                Past = past ?? false,
                Undated = undated ?? false,
                PageSize = part.Size,
                After = part.After,
            },
            page => new Listed<MilestoneRow>(page.Rows, page.Next, page.Total)));
        milestones.Read<ShowMilestone>("/{key}", (string key, string negotiation, [AsParameters] AskedFrom at, HttpContext http) =>
            http.Answer(new ShowMilestone(negotiation, key) { At = at.Viewpoint }));
        milestones.Post<AddMilestone, Guid>("");
        milestones.Tell<DescribeMilestone>("/{id:guid}/descriptions");
        milestones.Tell<MoveMilestone>("/{id:guid}/dates");
        milestones.Tell<RecordDateStatus>("/{id:guid}/statuses");
        milestones.Tell<RecordOutcome>("/{id:guid}/outcomes");
        milestones.Tell<HoldMilestone>("/{id:guid}/holdings");
    }
}
