using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Reminders;

/// <summary>
/// Finds by state which reminders have fallen due and are not on file, and files each once with its notification. Safe to
/// run twice, at any time, or not at all for a while: the next run finds the same work.
/// </summary>
[Requires(Permission.RunJobs)]
public sealed record SendDueReminders : IRequest<int>, IWrites
{
    public const string Job = "send-due-reminders";
}

internal sealed class SendDueRemindersHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<SendDueReminders, int>
{
    public async Task<int> Handle(SendDueReminders request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var milestones = await Near(now, cancellationToken);
        var recipients = await Recipients(milestones, cancellationToken);
        var due = recipients
            .SelectMany(r => ReminderLadder.DueBy(now, r.ExpectedSince, r.Milestone.Id, r.Milestone.Date!, r.PersonId, r.Zone))
            .DistinctBy(d => d.Key).OrderBy(d => d.Due).ToArray();
        var keys = due.SelectMany(d => new[] { d.Key, d.InsteadOf }).OfType<string>().ToArray();
        var filed = await db.Reminders.Where(r => EF.Parameter(keys).Contains(r.Key)).Select(r => r.Key).ToHashSetAsync(cancellationToken);
        var unsent = due.Where(d => !filed.Contains(d.Key) && !filed.Contains(d.InsteadOf ?? "")).ToArray();
        var byId = milestones.ToDictionary(m => m.Id);
        var paths = await db.Negotiations.ToDictionaryAsync(n => n.Id, n => n, cancellationToken);
        foreach (var reminder in unsent)
        {
            var milestone = byId[reminder.MilestoneId];
            var negotiation = paths[milestone.NegotiationId];
            var notification = new Notification(
                Guid.CreateVersion7(now), reminder.RecipientId, milestone.NegotiationId,
                ReminderText.Of(reminder, milestone, negotiation.Zone, now), $"/{negotiation.Key}/milestones/{milestone.Key}", now);
            db.Notifications.Add(notification);
            db.Reminders.Add(new Reminder(reminder, notification.Id, now));
        }

        await Beat(now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return unsent.Length;
    }

    /// <summary>Milestones whose ladder can touch the days that are looked at; all others are left alone.</summary>
    private async Task<List<Milestone>> Near(DateTimeOffset now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ahead = today.AddDays(ReminderLadder.DaysBefore[0] + 2);
        var back = today.AddDays(-ReminderLadder.CatchUpDays - 2);
        return await db.Milestones.AsNoTracking()
            .Where(m => !m.IsWithdrawn && m.Outcome == null && m.Status != DateStatus.Held && m.Status != DateStatus.Cancelled)
            .Where(m => m.Date != null && m.Date.Earliest <= ahead && m.Date.Latest >= back)
            .ToListAsync(stop);
    }

    private async Task<IReadOnlyList<Recipient>> Recipients(List<Milestone> milestones, CancellationToken stop)
    {
        var ids = milestones.Select(m => m.Id).ToHashSet();
        var links = await db.LinksOf(ids, Viewpoint.Latest, stop);
        var pairs = links.SelectMany(l => l.Select(link => (Milestone: l.Key, Link: link)))
            .Where(p => p.Link.Other.Kind == SubjectKind.Issue).ToArray();
        var issues = pairs.Select(p => p.Link.Other.Id).ToHashSet();
        var people = await db.IssuePeople.AsNoTracking().Where(p => issues.Contains(p.IssueId)).ToListAsync(stop);
        var entries = pairs.Select(p => p.Link.Entry.Sequence).ToHashSet();
        // A correction of when or why things were linked changes nothing about since when that is on record.
        var linked = await db.Entries.Where(e => entries.Contains(e.Sequence))
            .Join(db.Entries, e => e.Root, root => root.Sequence, (e, root) => new { e.Sequence, root.Recorded })
            .ToDictionaryAsync(e => e.Sequence, e => e.Recorded, stop);
        var zones = await db.People.ToDictionaryAsync(p => p.Id, p => TimeZoneInfo.FindSystemTimeZoneById(p.TimeZone), stop);
        var byIssue = people.ToLookup(p => p.IssueId);
        var byId = milestones.ToDictionary(m => m.Id);
        return [.. pairs
            .SelectMany(p => byIssue[p.Link.Other.Id].Select(person => (
                p.Milestone, person.PersonId, Since: Later(linked[p.Link.Entry.Sequence], person.Recorded))))
            .GroupBy(r => (r.Milestone, r.PersonId))
            .Select(g => new Recipient(
                byId[g.Key.Milestone], g.Key.PersonId, zones.GetValueOrDefault(g.Key.PersonId, TimeZoneInfo.Utc),
                Later(g.Min(r => r.Since), byId[g.Key.Milestone].DateRecorded ?? DateTimeOffset.MinValue)))];
    }

    private async Task Beat(DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Heartbeats.FindAsync([SendDueReminders.Job], stop) is { } heartbeat)
            heartbeat.Beat(now);
        else
            db.Heartbeats.Add(new Heartbeat(SendDueReminders.Job, now));
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <param name="ExpectedSince">When date, link and the person's part had all become known to the record.</param>
    private sealed record Recipient(Milestone Milestone, Guid PersonId, TimeZoneInfo Zone, DateTimeOffset ExpectedSince);
}
