using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features;

/// <summary>A negotiation with issues of every sort, for lists and numbers: built once, then only read.</summary>
public sealed class ManyIssues : IAsyncLifetime
{
    private static readonly string[] Titles =
    [
        "zeta", "Alpha", "beta", "Ərazi", "Հայ", "alpha", "Zebra", "Ängste", "Beta 2", "Beta 10", "éclair", "İşıq", "_", "Alpha",
    ];

    public TrackerWorld World { get; } = new();

    public async Task InitializeAsync()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < Titles.Length; i++)
        {
            ids.Add((await World.OpenIssue(
                Titles[i], i % 3 == 0 ? "law" : i % 3 == 1 ? "Law" : "People", i % 4 == 0 ? null : (Stage)(i % 12),
                i % 5 == 0 ? "2025-01" : i % 2 == 0 ? "2026-09" : "2026-11-20")).Id);
            if (i % 2 == 0)
                await World.Say(new AssignOwner { SubjectId = ids[i], PersonId = People.Ani.PersonId, Effective = On("2026-11-01") });
        }

        await World.AddMilestone("Overdue", "2026-03", issues: ids[0]);
        await World.AddMilestone("Ahead", "2027-06", issues: [ids[0], ids[1]]);
        await World.AddMilestone("Undated", null, issues: ids[2]);
        await World.AddMilestone("Held", "2026-06-07", DateStatus.Held, ids[3]);
        World.Pass(TimeSpan.FromDays(45));
        foreach (var i in new[] { 1, 3, 4, 7 })
            await World.Say(new RecordAssessment { SubjectId = ids[i], Trend = (Trend)(i % 3), Rationale = "So it looks.", Effective = On("2027-01-05") });
        await World.Say(new CloseIssue { SubjectId = ids[5], Rationale = "Settled.", Effective = On("2027-01-01") });
        await World.Say(new RecordEvent { SubjectId = ids[8], Title = "They met", AlsoIssues = [ids[9]], Effective = On("2027-01-04") });
        var stage = await World.Say(new RecordStage { SubjectId = ids[6], Stage = Stage.Signed, Rationale = "Signed.", Effective = On("2027-01-03") });
        await World.Say(new RecordStage { SubjectId = ids[6], Stage = Stage.Initialled, Rationale = "Initialled.", Effective = On("2027-01-03"), Corrects = stage });
        await World.Send(new RetractEntry { Entry = (await World.LastIn("stage", ids[2]))!.Value, Rationale = "Never so." });
    }

    public Task DisposeAsync()
    {
        World.Dispose();
        return Task.CompletedTask;
    }
}
