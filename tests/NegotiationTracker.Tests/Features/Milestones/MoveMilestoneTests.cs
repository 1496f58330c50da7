using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Milestones;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Milestones;

public sealed class MoveMilestoneTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Every_date_it_was_expected_at_stays_visible()
    {
        var talks = await _world.AddMilestone("Talks", "2026-03");
        foreach (var (said, date) in new[] { ("2026-03-01", "2026-06"), ("2026-05-01", "2026-06"), ("2026-06-01", null) })
            await _world.Say(new MoveMilestone { SubjectId = talks, Date = date is null ? null : On(date), Effective = On(said) });

        var row = (await _world.Send(new ListMilestones("AMAZ"))).Rows.Single();

        Slips.ToWords(row.Slips, row.Milestone.Date).Should().Be("was March 2026, then June 2026, now unknown");
        (await _world.Send(new ShowMilestone("AMAZ", "talks"))).Dates.Select(d => d.Date?.Text).Should().Equal("2026-03", "2026-06", null);
        var before = await _world.Send(new ListMilestones("AMAZ") { At = new AskedViewpoint(AsOf: "2026-04-01") });
        before.Rows.Single().Milestone.Date.Should().Be(On("2026-06"));
    }

    [Fact]
    public async Task How_firm_a_date_is_stands_beside_it()
    {
        var talks = await _world.AddMilestone("Talks", "2026-12", null);
        await _world.Say(new RecordDateStatus { SubjectId = talks, Status = DateStatus.Postponed });

        var shown = (await _world.Send(new ShowMilestone("AMAZ", "talks"))).Milestone;
        (shown.Date, shown.Status, shown.IsPending).Should().Be((On("2026-12"), DateStatus.Postponed, true));

        await _world.Say(new RecordDateStatus { SubjectId = talks, Status = DateStatus.Cancelled });
        (await _world.Send(new ListMilestones("AMAZ") { Past = true })).Rows.Should().ContainSingle();
        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task The_list_has_what_is_ahead_in_order_and_undated_last_and_the_same_from_the_record()
    {
        await _world.AddMilestone("b", null);
        await _world.AddMilestone("Later", "2027-06");
        await _world.AddMilestone("Overdue", "2026-03");
        await _world.AddMilestone("A", null);
        await _world.AddMilestone("Wider", "2027");
        await _world.AddMilestone("Held", "2026-06-07", DateStatus.Held);
        await _world.AddMilestone("Held before", "2026-02", DateStatus.Held);

        var ahead = await _world.Send(new ListMilestones("AMAZ"));
        var past = await _world.Send(new ListMilestones("AMAZ") { Past = true });

        ahead.Rows.Select(r => r.Milestone.Title).Should().Equal("Overdue", "Wider", "Later", "A", "b");
        ahead.Rows.Select(r => r.Milestone.IsOverdue).Should().Equal(true, false, false, false, false);
        past.Rows.Select(r => r.Milestone.Title).Should().Equal("Held", "Held before");
        (ahead.Upcoming, ahead.Past, ahead.Total, past.Total).Should().Be((5, 2, 5, 2));
        foreach (var (now, over) in new[] { (ahead, false), (past, true) })
        {
            var then = await _world.Send(new ListMilestones("AMAZ") { Past = over, At = new AskedViewpoint(Known: "2026-11-22") });
            CanonicalJson.Write(then).Should().Be(CanonicalJson.Write(now));
        }
    }

    [Fact]
    public async Task What_is_expected_is_no_entry_of_the_future()
    {
        var talks = await _world.AddMilestone("Talks");
        await _world.Refuses(new MoveMilestone { SubjectId = talks, Date = On("2028"), Effective = On("2028") }, "“2028” lies in the future*");
        await _world.Refuses(new MoveMilestone { SubjectId = Unknown, Date = On("2028") }, "No milestone has this id*");
    }
}
