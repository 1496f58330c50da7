using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Reminders;

/// <summary>Who is reminded of what, and when: by state, once each.</summary>
public sealed class SendDueRemindersTests : IDisposable
{
    private readonly ReminderWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Owners_and_watchers_are_reminded_down_the_ladder_and_the_day_after_and_nobody_else()
    {
        var issue = await _world.Issue(owners: [Ani], watchers: [Levon]);
        await _world.Milestone("Referendum", "2027-06-15", issue);
        List<int> sent = [];
        foreach (var day in new[] { "2027-03-17", "2027-05-16", "2027-06-08", "2027-06-14", "2027-06-16" })
        {
            sent.Add(await _world.RunAt($"{day}T01:59:00Z"));
            sent.Add(await _world.RunAt($"{day}T02:00:00Z"));
        }

        sent.Should().Equal([0, 2, 0, 2, 0, 2, 0, 2, 0, 2], "six in the morning in Yerevan is two o'clock UTC");
        var told = await _world.Told(Ani);
        told.Should().Equal(
            "Referendum: 90 days to go (expected 15 Jun 2027, tentative).",
            "Referendum: 30 days to go (expected 15 Jun 2027, tentative).",
            "Referendum: 7 days to go (expected 15 Jun 2027, tentative).",
            "Referendum: 1 day to go (expected 15 Jun 2027, tentative).",
            "Referendum: the date has passed without an outcome (expected 15 Jun 2027, tentative). Record what came of it, or move the date.");
        (await _world.Told(Levon)).Should().Equal(told);
        (await _world.Filed()).Select(r => r.RecipientId).Distinct().Should().BeEquivalentTo([Ani.PersonId, Levon.PersonId]);
    }

    [Fact]
    public async Task Each_recipient_is_reminded_in_their_own_morning()
    {
        var issue = await _world.Issue(owners: [Ani, Ruben]);
        await _world.Milestone("Talks", "2027-03-29", issue);
        _world.GoTo("2027-03-27T12:00:00Z");
        await _world.Run();

        var yerevan = await _world.RunAt("2027-03-28T02:00:00Z");
        var beforeBrussels = await _world.RunAt("2027-03-28T03:59:00Z");
        var brussels = await _world.RunAt("2027-03-28T04:00:00Z");

        (yerevan, beforeBrussels, brussels).Should().Be((1, 0, 1), "in Brussels that night had an hour less");
    }

    [Theory]
    [InlineData("2027", "2027-01-01", "2028-01-01", "2027")]
    [InlineData("2027-34", "2027-04-01", "2027-07-01", "Q2 2027")]
    [InlineData("2027-22", "2027-06-01", "2027-09-01", "summer 2027")]
    public async Task A_coarse_date_tells_that_its_window_opens_and_that_it_ended_and_nothing_else(
        string date, string opens, string ended, string words)
    {
        await _world.Milestone("Referendum", date, await _world.Issue(owners: [Ani]));
        for (var day = new DateOnly(2026, 11, 23); day <= new DateOnly(2028, 1, 5); day = day.AddDays(1))
            if (day.Day is 1 or 2 or 15 || day.AddDays(1).Day == 1)
                await _world.RunAt($"{day:yyyy-MM-dd}T02:00:00Z");

        (await _world.Told(Ani)).Should().Equal(
            $"Referendum: its window opens (expected {words}, tentative).",
            $"Referendum: the date has passed without an outcome (expected {words}, tentative). Record what came of it, or move the date.");
        (await _world.Filed()).Select(r => r.Sent.UtcDateTime.ToString("yyyy-MM-dd")).Should().Equal(opens, ended);
    }

    [Theory]
    [InlineData("2027-06", "2027-05-02", "30 days to go at the earliest (expected June 2027, tentative).")]
    [InlineData("../2027-06", "2027-05-31", "30 days to go at the latest (expected before July 2027, tentative).")]
    [InlineData("2027-06-15~", "2027-05-16", "about 30 days to go (expected about 15 Jun 2027, tentative).")]
    [InlineData("2027-06-15?", "2027-05-16", "30 days to go (expected 15 Jun 2027 (uncertain), tentative).")]
    public async Task The_text_is_as_precise_as_the_date_and_no_more(string date, string day, string text)
    {
        await _world.Milestone("Referendum", date, await _world.Issue(owners: [Ani]));
        _world.GoTo($"{day}T02:00:00Z");

        await _world.Run();

        (await _world.Told(Ani)).Should().Contain($"Referendum: {text}");
    }

    [Fact]
    public async Task A_date_that_is_unknown_or_withdrawn_reminds_of_nothing()
    {
        var issue = await _world.Issue(owners: [Ani]);
        await _world.Milestone("Undated", null, issue);
        var moved = await _world.Milestone("Now unknown", "2027-06-15", issue);
        var withdrawn = await _world.Milestone("Never said", "2027-06-15", issue);
        await _world.Milestone("Dated", "2027-06-15", issue);
        await _world.Move(moved, null);
        await _world.Tracker.Send(new NegotiationTracker.Features.Record.RetractEntry
        {
            Entry = (await _world.Tracker.LastIn("date", withdrawn))!.Value,
            Rationale = "Nobody said so.",
        });

        await _world.RunAt("2027-06-14T12:00:00Z");

        (await _world.Told(Ani)).Should().NotBeEmpty().And.OnlyContain(t => t.StartsWith("Dated:"));
    }

    [Fact]
    public async Task What_was_held_or_cancelled_or_has_an_outcome_reminds_of_nothing()
    {
        var issue = await _world.Issue(owners: [Ani]);
        var held = await _world.Milestone("Held", "2027-06-15", issue);
        var cancelled = await _world.Milestone("Cancelled", "2027-06-15", issue);
        var over = await _world.Milestone("Over", "2027-06-15", issue);
        await _world.Milestone("Postponed", "2027-06-15", issue);
        await _world.Firmness(held, DateStatus.Held);
        await _world.Firmness(cancelled, DateStatus.Cancelled);
        await _world.Tracker.Send(new RecordOutcome { SubjectId = over, Outcome = "Approved.", Effective = ImpreciseDate.Parse("2026-11") });

        await _world.RunAt("2027-06-20T12:00:00Z");

        (await _world.Told(Ani)).Should().HaveCount(4).And.OnlyContain(t => t.StartsWith("Postponed:"), "ninety days back, the first of five is too old");
    }

    [Fact]
    public async Task Without_a_link_or_without_people_nobody_is_reminded()
    {
        await _world.Issue(owners: [Ani]);
        await _world.Milestone("Linked to nothing", "2027-06-15");
        var nobodys = await _world.Issue("Nobody's");
        await _world.Milestone("Linked to nobody's", "2027-06-15", nobodys);
        (await _world.RunAt("2027-06-14T12:00:00Z")).Should().Be(0);

        await _world.Own(nobodys, Ani);

        (await _world.Run()).Should().Be(1);
    }

    [Fact]
    public async Task A_link_from_the_issue_to_the_milestone_counts_as_much()
    {
        var issue = await _world.Issue(owners: [Ani]);
        var milestone = await _world.Milestone("Referendum", "2027-06-15");
        await _world.Tracker.Send(new LinkSubjects
        {
            SubjectId = issue,
            Type = LinkageType.Requires,
            TargetKind = SubjectKind.Milestone,
            TargetId = milestone,
            Effective = ImpreciseDate.Parse("2026-11"),
        });

        (await _world.RunAt("2027-06-08T12:00:00Z")).Should().Be(3);
    }

    [Fact]
    public async Task Somebody_released_is_reminded_no_longer()
    {
        var issue = await _world.Issue(owners: [Ani, Levon]);
        await _world.Milestone("Referendum", "2027-06-15", issue);
        await _world.RunAt("2027-05-16T12:00:00Z");
        await _world.Tracker.Send(new ReleaseOwner
        {
            SubjectId = issue,
            PersonId = Ani.PersonId,
            Effective = ImpreciseDate.Parse("2027-05"),
            Seen = await _world.Tracker.LastIn($"owner:{Ani.PersonId:D}", issue),
        });

        await _world.RunAt("2027-06-08T12:00:00Z");

        (await _world.Told(Ani)).Should().HaveCount(2);
        (await _world.Told(Levon)).Should().HaveCount(3);
    }

    [Fact]
    public async Task An_owner_who_also_watches_and_a_milestone_of_two_issues_remind_once()
    {
        var first = await _world.Issue("Constitution", owners: [Ani], watchers: [Ani]);
        var second = await _world.Issue("Treaty", owners: [Ani], watchers: [Levon]);
        await _world.Milestone("Referendum", "2027-06-15", first, second);

        (await _world.RunAt("2027-03-17T02:00:00Z")).Should().Be(2, "one for Ani and one for Levon");
        (await _world.Told(Ani)).Should().ContainSingle();
        (await _world.Told(Levon)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_date_learnt_late_gives_one_notice_and_then_what_is_still_ahead()
    {
        _world.GoTo("2027-05-20T09:00:00Z");
        await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.Run();
        await _world.RunAt("2027-06-08T02:00:00Z");

        (await _world.Told(Ani)).Should().Equal(
            "Referendum: 26 days to go (expected 15 Jun 2027, tentative).",
            "Referendum: 7 days to go (expected 15 Jun 2027, tentative).");
    }

    [Fact]
    public async Task Whoever_joins_late_gets_one_notice_and_the_others_none()
    {
        var issue = await _world.Issue(owners: [Ani]);
        await _world.Milestone("Referendum", "2027", issue);
        await _world.RunAt("2027-03-01T09:00:00Z");
        await _world.Watch(issue, Levon);

        (await _world.Run()).Should().Be(1);
        (await _world.Told(Levon)).Should().Equal("Referendum: already inside its window (expected 2027, tentative).");
    }

    [Fact]
    public async Task A_moved_date_reminds_anew_and_moved_back_it_does_not_repeat()
    {
        var milestone = await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.RunAt("2027-03-17T09:00:00Z");
        await _world.Move(milestone, "2027-07-15");
        (await _world.Run()).Should().Be(0, "ninety days before the new date is yet to come");
        (await _world.RunAt("2027-04-16T09:00:00Z")).Should().Be(1);

        await _world.Move(milestone, "2027-06-15");

        (await _world.Run()).Should().Be(0, "its ninety days were told before");
        (await _world.RunAt("2027-05-16T09:00:00Z")).Should().Be(1);
        (await _world.Told(Ani)).Should().Equal(
            "Referendum: 90 days to go (expected 15 Jun 2027, tentative).",
            "Referendum: 90 days to go (expected 15 Jul 2027, tentative).",
            "Referendum: 30 days to go (expected 15 Jun 2027, tentative).");
    }

    [Fact]
    public async Task Moved_back_after_a_reminder_would_have_come_it_gives_one_notice_of_that()
    {
        var milestone = await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.RunAt("2027-03-17T09:00:00Z");
        await _world.Move(milestone, "2028-06-15");
        await _world.RunAt("2027-05-20T09:00:00Z");
        await _world.Move(milestone, "2027-06-15");

        (await _world.Run()).Should().Be(1);
        (await _world.Told(Ani))[^1].Should().StartWith("Referendum: 26 days to go (");
    }

    [Fact]
    public async Task Saying_the_same_date_again_neither_repeats_nor_swallows_a_reminder()
    {
        var milestone = await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.RunAt("2027-03-17T09:00:00Z");
        _world.GoTo("2027-05-16T02:00:30Z");
        await _world.Move(milestone, "2027-06-15");

        (await _world.Run()).Should().Be(1);
        (await _world.Told(Ani))[^1].Should().StartWith("Referendum: 30 days to go (");
        (await _world.Run()).Should().Be(0);
    }

    [Fact]
    public async Task Saying_the_same_date_again_as_of_an_earlier_day_neither_repeats_nor_swallows_a_reminder()
    {
        var milestone = await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        _world.GoTo("2027-03-17T02:00:30Z");
        await _world.Tracker.Send(new MoveMilestone
        {
            SubjectId = milestone,
            Date = ImpreciseDate.Parse("2027-06-15"),
            Effective = ImpreciseDate.Parse("2025-12"),
            Seen = await _world.Tracker.LastIn("date", milestone),
        });

        await _world.Run();

        (await _world.Told(Ani)).Should().ContainSingle().Which.Should().StartWith("Referendum: 90 days to go (");
    }

    [Fact]
    public async Task A_correction_of_the_grounds_alone_neither_repeats_nor_swallows_a_reminder()
    {
        var issue = await _world.Issue(owners: [Ani]);
        var milestone = await _world.Milestone("Referendum", "2027-06-15", issue);
        await _world.RunAt("2027-03-17T09:00:00Z");
        _world.GoTo("2027-05-16T02:00:30Z");
        await _world.Tracker.Send(new MoveMilestone
        {
            SubjectId = milestone,
            Date = ImpreciseDate.Parse("2027-06-15"),
            Effective = ImpreciseDate.Parse("2026-01-21"),
            Rationale = "It was announced a day later.",
            Corrects = await _world.Tracker.LastIn("date", milestone),
        });
        await _world.Tracker.Send(new LinkSubjects
        {
            From = SubjectKind.Milestone,
            SubjectId = milestone,
            Type = LinkageType.PartOf,
            TargetId = issue,
            Effective = ImpreciseDate.Parse("2026-01-21"),
            Corrects = await _world.Tracker.LastIn($"linkage:{LinkageType.PartOf}:{issue:D}", milestone),
        });

        (await _world.Run()).Should().Be(1);
        (await _world.Told(Ani))[^1].Should().StartWith("Referendum: 30 days to go (");
    }

    [Fact]
    public async Task A_correction_to_another_date_counts_from_the_correction()
    {
        var milestone = await _world.Milestone("Referendum", "2028-06-15", await _world.Issue(owners: [Ani]));
        _world.GoTo("2027-06-01T09:00:00Z");
        await _world.Tracker.Send(new MoveMilestone
        {
            SubjectId = milestone,
            Date = ImpreciseDate.Parse("2027-06-15"),
            Effective = ImpreciseDate.Parse("2026-01-20"),
            Rationale = "The year was a slip of the pen.",
            Corrects = await _world.Tracker.LastIn("date", milestone),
        });

        await _world.Run();

        (await _world.Told(Ani)).Should().Equal("Referendum: 14 days to go (expected 15 Jun 2027, tentative).");
    }

    [Fact]
    public async Task A_double_run_and_a_restart_neither_lose_nor_repeat()
    {
        await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        _world.GoTo("2027-03-17T02:00:00Z");
        (await _world.Run()).Should().Be(1);
        (await _world.Run()).Should().Be(0);
        await using var restarted = _world.Restarted();

        (await ReminderWorld.RunIn(restarted)).Should().Be(0);

        _world.GoTo("2027-05-16T02:00:00Z");
        (await ReminderWorld.RunIn(restarted)).Should().Be(1);
        (await _world.Run()).Should().Be(0);
    }

    [Fact]
    public async Task Runs_at_the_same_time_in_one_program_or_in_two_remind_once()
    {
        var issue = await _world.Issue(owners: [Ani, Levon, Leyla, Ruben]);
        for (var i = 1; i <= 5; i++)
            await _world.Milestone($"Talks {i}", "2027-06-15", issue);
        await using var other = _world.Restarted();
        _world.GoTo("2027-05-16T12:00:00Z");

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => i % 2 == 0 ? _world.Run() : ReminderWorld.RunIn(other))));

        sent.Sum().Should().Be(40, "of five milestones, four people get two reminders each");
        (await _world.Filed()).Should().HaveCount(40);
        (await _world.Tracker.Read(db => db.Notifications.CountAsync())).Should().Be(40);
    }

    [Fact]
    public async Task After_fourteen_days_of_standstill_everything_missed_arrives_once_and_says_how_things_are_now()
    {
        await _world.Milestone("Referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.RunAt("2027-06-05T09:00:00Z");
        await using var restarted = _world.Restarted();
        _world.GoTo("2027-06-19T09:00:00Z");

        (await ReminderWorld.RunIn(restarted)).Should().Be(3);
        (await ReminderWorld.RunIn(restarted)).Should().Be(0);

        (await _world.Told(Ani))[^3..].Should().Equal(
            "Referendum: the date has passed without an outcome (expected 15 Jun 2027, tentative). This reminder comes late, it was due 7 days before.",
            "Referendum: the date has passed without an outcome (expected 15 Jun 2027, tentative). This reminder comes late, it was due 1 day before.",
            "Referendum: the date has passed without an outcome (expected 15 Jun 2027, tentative). Record what came of it, or move the date.");
    }

    [Fact]
    public async Task A_clock_set_back_and_forth_repeats_nothing()
    {
        var issue = await _world.Issue(owners: [Ani]);
        await _world.Milestone("Referendum", "2027-06-15", issue);
        _world.GoTo("2027-07-10T09:00:00Z");
        await _world.Milestone("Learnt late", "2027-06", issue);
        await _world.Run();
        var filed = (await _world.Filed()).Select(r => r.Key).ToArray();
        filed.Should().HaveCount(5, "thirty days, seven days, a day, the day after, and one notice");

        foreach (var moment in new[] { "2027-06-14T09:00:00Z", "2027-05-20T09:00:00Z", "2027-03-20T09:00:00Z", "2027-06-15T09:00:00Z", "2027-07-10T10:00:00Z" })
            await _world.RunAt(moment);

        (await _world.Filed()).Select(r => r.Key).Where(k => !filed.Contains(k)).Should().HaveCount(1, "at ninety days before, that reminder is not too old");
        (await _world.Tracker.Read(db => db.Notifications.CountAsync())).Should().Be(6);
    }

    [Fact]
    public async Task It_leads_to_the_milestone_and_leaves_a_heartbeat()
    {
        await _world.Milestone("Constitutional referendum", "2027-06-15", await _world.Issue(owners: [Ani]));
        await _world.RunAt("2027-03-17T09:00:00Z");

        var notification = await _world.Tracker.Read(db => db.Notifications.SingleAsync());
        notification.Link.Should().Be("/AMAZ/milestones/constitutional-referendum");
        notification.Created.Should().Be(_world.Tracker.Clock.GetUtcNow());
        notification.Read.Should().BeNull();
        (await _world.Tracker.Read(db => db.Heartbeats.SingleAsync())).Last.Should().Be(notification.Created);

        await _world.RunAt("2027-03-17T09:01:00Z");
        (await _world.Tracker.Read(db => db.Heartbeats.SingleAsync())).Last.Should().Be(_world.Tracker.Clock.GetUtcNow());
    }
}
