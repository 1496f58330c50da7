using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Reports;

/// <summary>
/// Writes down where the negotiation stands, from any viewpoint. The report rests on the ledger as it is at composing,
/// or on as much of it as the viewpoint asks for; asked again for that place, it says the same.
/// </summary>
[Requires(Permission.ReadRecord)]
public sealed record ComposeStatusReport(string Negotiation) : IRequest<StatusReport>
{
    /// <summary>Length in days of the period in which things moved, unless its first day is given.</summary>
    public const int DefaultDays = 30;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>First day of the period in which things moved, as 2026-05-09; without it, 30 days back.</summary>
    public string? Since { get; init; }
}

internal sealed class ComposeStatusReportHandler(TrackerDbContext db, TimeProvider clock)
    : IRequestHandler<ComposeStatusReport, StatusReport>
{
    public async Task<StatusReport> Handle(ComposeStatusReport request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var last = await db.LedgerHead(cancellationToken);
        // Like a recording, a report is never composed before the last entry, whatever the clock says.
        var now = clock.GetUtcNow() is var moment && moment > last.Moment ? moment : last.Moment;
        var asked = request.At.In(negotiation, now);
        var head = await HeadUpTo(asked.Sequence, last, cancellationToken);
        var at = asked with { Sequence = head.Sequence, IsNow = false };
        var since = FirstDay(request.Since, LastDay(at, negotiation.Zone, now));
        var record = await db.ReadForReport(negotiation, at, since, cancellationToken);
        var footnotes = new Footnotes(record);
        // Numbered as they come: sections are composed in the order in which they are read.
        var essentials = EssentialsSection.Of(record, since, footnotes);
        var issues = IssueSections.Of(record, footnotes);
        var milestones = MilestoneSections.Of(record, footnotes);
        return new StatusReport(
            negotiation.Key, record.Negotiation.Name, record.Negotiation.Summary,
            new Standpoint(
                StandpointWords.Of(request.At, at, negotiation.Zone, now), at.About,
                at.Known == DateTimeOffset.MaxValue ? null : at.Known, head.Sequence, head.Hash, now, negotiation.TimeZone,
                record.HistoryEntered),
            essentials, issues, milestones, footnotes.Sources);
    }

    private async Task<LedgerHead> HeadUpTo(long sequence, LedgerHead last, CancellationToken stop) =>
        sequence >= last.Sequence ? last
        : await db.Ledger.AsNoTracking().Where(r => r.Sequence <= sequence).OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Hash, r.Moment }).FirstOrDefaultAsync(stop) is { } row
        ? new LedgerHead(row.Sequence, row.Hash, row.Moment)
        : LedgerHead.Empty;

    /// <summary>The period ends where the viewpoint does, be it in what is known or in what it is about.</summary>
    private static DateOnly LastDay(Viewpoint at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var known = (at.Known < now ? at.Known : now).DayIn(zone);
        return known < at.About ? known : at.About;
    }

    private static DateOnly FirstDay(string? since, DateOnly last)
    {
        if (string.IsNullOrWhiteSpace(since))
            return DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - ComposeStatusReport.DefaultDays));
        var text = since.Trim();
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            throw new UnreadableException($"{text.Quoted()} is no day: write year, month and day, such as 2026-05-09.", "since");
        return first <= last
            ? first
            : throw new RuleViolationException(
                $"The report looks no further than {DateWords.Long(last)}, so nothing can have moved since "
                + $"{DateWords.Long(first)}. Choose an earlier day.", "since");
    }
}
