using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Milestones;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Milestones;

public sealed class HoldMilestoneTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Day_firmness_and_outcome_are_one_story()
    {
        var election = await _world.AddMilestone("Election", "2026-11");
        await _world.Send(await Held(election));

        var shown = (await _world.Send(new ShowMilestone("AMAZ", "election"))).Milestone;
        (shown.Date, shown.Status, shown.Outcome, shown.IsPending).Should().Be((On("2026-11-20"), DateStatus.Held, "49.88 %", false));
        (await _world.EntriesAbout(election)).TakeLast(3).Select(e => e.LedgerRow?.CommandId).Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task Told_twice_about_the_future_or_as_a_correction_it_is_refused()
    {
        var election = await _world.AddMilestone("Election", "2026-11");
        await _world.Refuses(await Held(election) with { Effective = On("2026-11-23") }, "“23 Nov 2026” lies in the future*");
        await _world.Refuses(await Held(election) with { SeenDate = null }, "Meanwhile the record says: Now expected November 2026*");
        await _world.Refuses(await Held(election) with { Corrects = await _world.LastIn("date", election) }, "That it was held is told anew*");
        await _world.Send(await Held(election));

        await _world.Refuses(await Held(election), "Election is on record as held, with its outcome*");
    }

    [Fact]
    public async Task An_outcome_alone_takes_it_off_what_is_ahead_and_a_correction_restates_it()
    {
        var election = await _world.AddMilestone("Election", "2026-06-07");
        var early = await _world.Say(new RecordOutcome { SubjectId = election, Outcome = "48.9 %, early count" });
        await _world.Say(new RecordOutcome { SubjectId = election, Outcome = "49.88 %", Corrects = early });

        (await _world.Send(new ShowMilestone("AMAZ", "election"))).Milestone.Outcome.Should().Be("49.88 %");
        (await _world.Send(new ListMilestones("AMAZ"))).Total.Should().Be(0);
        await _world.Refuses(
            new RecordOutcome { SubjectId = election, Outcome = "50 %", Corrects = early }, $"Entry {early} was already corrected by entry *. Correct that one.");
    }

    [Fact]
    public async Task A_milestone_is_added_once_by_its_title_and_only_to_issues_of_its_negotiation()
    {
        var issue = (await _world.OpenIssue()).Id;
        var added = await _world.AddMilestone("Signing", "2026-12", DateStatus.Confirmed, issue);
        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Single().Issues.Should().ContainSingle().Which.Id.Should().Be(issue);

        AddMilestone Another(string title, params List<Guid> issues) => new()
        {
            NegotiationId = _world.Read(db => Task.FromResult(db.Negotiations.Single().Id)).Result,
            Title = title,
            Kind = MilestoneKind.Signature,
            Effective = On("2026-11"),
            IssueIds = issues,
        };
        await _world.Refuses(Another("signing"), "A milestone of this title is on record already*");
        await _world.Refuses(Another("Other", Guid.NewGuid()), "One of the issues is not on record in this negotiation*");
        await _world.Refuses(Another("Other") with { Kind = null }, "Say what kind of milestone it is.");
        await _world.Refuses(Another("Other") with { Effective = On("2027") }, "“2027” lies in the future*");

        await _world.Say(new DescribeMilestone { SubjectId = added, Title = "Signing in Washington" });
        (await _world.Send(new ShowMilestone("AMAZ", "signing"))).Milestone.Title.Should().Be("Signing in Washington");
    }

    private async Task<HoldMilestone> Held(Guid milestone) => new()
    {
        SubjectId = milestone,
        Outcome = "49.88 %",
        Effective = On("2026-11-20"),
        Seen = await _world.LastIn("outcome", milestone),
        SeenDate = await _world.LastIn("date", milestone),
        SeenStatus = await _world.LastIn("status", milestone),
    };
}
