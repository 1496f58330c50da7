using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Milestones;

public sealed class HoldMilestoneTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Records_the_day_the_holding_and_the_outcome_as_one_act()
    {
        var referendum = await _world.AddMilestone(date: "2026-11");

        await _world.Send(await Held(referendum, "2026-11-15", "Adopted by 58 % of the votes."));

        var (row, entries) = (await Past(), await _world.EntriesAbout(referendum));
        row.Milestone.Should().BeEquivalentTo(
            new { Date = ImpreciseDate.Parse("2026-11-15"), Status = DateStatus.Held, Outcome = "Adopted by 58 % of the votes." });
        row.Slips.Should().Equal(ImpreciseDate.Parse("2026-11"));
        entries.TakeLast(3).Select(e => e.Kind).Should().Equal(EntryKind.ExpectedDate, EntryKind.DateStatus, EntryKind.Outcome);
        var commands = await _world.Read(db => db.Ledger.OrderBy(r => r.Sequence).Select(r => r.CommandId).ToListAsync());
        commands.TakeLast(3).Distinct().Should().ContainSingle("half a story is never on record");
    }

    [Fact]
    public async Task Says_nothing_about_a_day_that_is_on_record_already()
    {
        var referendum = await _world.AddMilestone(date: "2026-11-15");

        await _world.Send(await Held(referendum, "2026-11-15", "Adopted."));

        (await Past()).Slips.Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_what_is_yet_to_come()
    {
        var referendum = await _world.AddMilestone();

        await Refused(await Held(referendum, "2026-12-01", "Adopted.", told: "2026-11-22"), "*yet to come*");
    }

    [Fact]
    public async Task Refuses_an_outcome_that_was_told_before_there_was_one()
    {
        var referendum = await _world.AddMilestone();

        await Refused(await Held(referendum, "2026-11-15", "Adopted.", told: "2026-11-01"), "*not told before it took place*");
    }

    [Fact]
    public async Task Refuses_to_hold_the_same_twice()
    {
        var referendum = await _world.AddMilestone(date: "2026-11-15");
        await _world.Send(await Held(referendum, "2026-11-15", "Adopted."));

        await Refused(await Held(referendum, "2026-11-15", "Rejected."), "*Correct that outcome*");
    }

    [Fact]
    public async Task Tells_what_was_recorded_meanwhile_and_goes_through_once_that_was_seen()
    {
        var referendum = await _world.AddMilestone(date: "2026-11");
        var held = await Held(referendum, "2026-11-15", "Adopted.");
        await _world.As(People.Levon).Send(new MoveMilestone
        {
            SubjectId = referendum,
            Date = ImpreciseDate.Parse("2027-03"),
            Effective = ImpreciseDate.Parse("2026-11-10"),
            Seen = held.SeenDate,
        });

        await Refused(held, "*Now expected March 2027 (10 Nov 2026)*");

        held.SeenDate = await _world.LastIn("date", referendum);
        await _world.Send(held);
        (await Past()).Milestone.Date.Should().Be(ImpreciseDate.Parse("2026-11-15"));
    }

    [Fact]
    public async Task Refuses_a_holding_that_a_later_word_about_the_date_would_hide_unless_it_was_told_later_still()
    {
        var referendum = await _world.AddMilestone(date: "2026-11");
        await _world.Send(new RecordDateStatus
        {
            SubjectId = referendum,
            Status = DateStatus.Changing,
            Effective = ImpreciseDate.Parse("2026-11-18"),
            Seen = await _world.LastIn("status", referendum),
        });

        await Refused(await Held(referendum, "2026-11-15", "Adopted."), "*changing (18 Nov 2026)*");

        await _world.Send(await Held(referendum, "2026-11-15", "Adopted.", told: "2026-11-19"));
        (await Past()).Milestone.Status.Should().Be(DateStatus.Held);
    }

    [Fact]
    public async Task Asks_for_what_is_missing()
    {
        var referendum = await _world.AddMilestone();

        var act = () => _world.Send(new HoldMilestone { SubjectId = referendum });

        (await act.Should().ThrowAsync<NotValidException>()).Which.Faults.Select(f => f.Field)
            .Should().BeEquivalentTo("HeldOn", "Outcome", "Effective");
    }

    [Fact]
    public async Task Is_not_for_those_who_only_read()
    {
        var referendum = await _world.AddMilestone();
        var held = await Held(referendum, "2026-11-15", "Adopted.");

        var act = () => _world.As(People.Ruben).Send(held);

        await act.Should().ThrowAsync<NotPermittedException>();
    }

    private async Task<HoldMilestone> Held(Guid milestone, string on, string outcome, string? told = null) => new()
    {
        SubjectId = milestone,
        HeldOn = ImpreciseDate.Parse(on),
        Effective = ImpreciseDate.Parse(told ?? on),
        Outcome = outcome,
        Seen = await _world.LastIn("outcome", milestone),
        SeenDate = await _world.LastIn("date", milestone),
        SeenStatus = await _world.LastIn("status", milestone),
    };

    private async Task Refused(HoldMilestone held, string sentence)
    {
        var before = (await _world.EntriesAbout(held.SubjectId)).Count;
        var act = () => _world.Send(held);
        await act.Should().ThrowAsync<RuleViolationException>().WithMessage(sentence);
        (await _world.EntriesAbout(held.SubjectId)).Should().HaveCount(before, "what is refused leaves nothing behind");
    }

    private async Task<MilestoneRow> Past() => (await _world.Send(new ListMilestones("AMAZ") { Past = true })).Rows.Single();
}
