using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Overview;

/// <summary>
/// The whole process at a glance, from any viewpoint: every number stands for rows that a list can show.
/// </summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowOverview(string Negotiation) : IRequest<OverviewDetails>, IAsksRecord
{
    public const int ShortList = 6;

    /// <summary>Periods to choose from, in days.</summary>
    public static readonly IReadOnlyList<int> Periods = [7, 30, 90, 365];

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>
    /// Length in days of the period in which things moved; it ends where the viewpoint knows. None: the shortest of
    /// <see cref="Periods"/> from a month on in which anything moved.
    /// </summary>
    [Range(1, 36_500, ErrorMessage = "A period is 1 to 36,500 days long.")]
    public int? Days { get; init; }
}

/// <summary>The whole process at a glance.</summary>
/// <param name="Moved">The newest of the movements of the period; <paramref name="MovedIssues"/> counts the issues.</param>
/// <param name="Runway">Milestones from today on and those overdue, in the order in which they are expected.</param>
public sealed record OverviewDetails(
    Guid NegotiationId, string Key, string Name, DateOnly About, int Days, DateOnly Since, int Issues,
    IReadOnlyList<MovementRow> Moved, int MovedEntries, int MovedIssues, int Corrections,
    IReadOnlyList<StageCount> Stages, IReadOnlyList<TrendCount> Trends,
    IReadOnlyList<StalledRow> Stalled, int StalledIssues, int StallDays,
    IReadOnlyList<MilestoneRef> Runway, int Overdue, int Undated,
    IReadOnlyList<MineRow> Mine, int MyIssues, Guid ReaderId);

/// <summary>How many issues are at a stage.</summary>
/// <param name="Stage">None: no stage yet.</param>
public sealed record StageCount(Stage? Stage, int Issues);

/// <summary>How many issues go the same way.</summary>
/// <param name="Trend">None: not assessed.</param>
public sealed record TrendCount(Trend? Trend, int Issues);

/// <summary>An open issue in which nothing moved for long.</summary>
public sealed record StalledRow(int Number, string Key, string Title, ImpreciseDate LastMovement, int Days);

/// <summary>An issue that the reader owns.</summary>
public sealed record MineRow(int Number, string Key, string Title, Stage? Stage, Stage? StageReached, Trend? Trend);

internal sealed class ShowOverviewHandler(
    TrackerDbContext db, PastSummaries summaries, Author author, IOptions<TrackerOptions> options, TimeProvider clock)
    : IRequestHandler<ShowOverview, OverviewDetails>
{
    public async Task<OverviewDetails> Handle(ShowOverview request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var now = clock.GetUtcNow();
        var at = request.At.In(negotiation, now);
        if (!at.IsNow)
            negotiation = (await db.Negotiations.Where(n => n.Id == negotiation.Id).AsOf(db, at, cancellationToken))
                .Single();
        var days = request.Days ?? await DaysWithMovement(negotiation, at, now, cancellationToken);
        var since = at.PeriodStart(days, now, negotiation.Zone);
        return await Look(negotiation, at, days, since, cancellationToken);
    }

    private async Task<int> DaysWithMovement(
        Negotiation negotiation, Viewpoint at, DateTimeOffset now, CancellationToken stop)
    {
        var newest = await db.Entries.Counted(at)
            .Where(e => e.NegotiationId == negotiation.Id && e.Type == EntryType.Change)
            .Where(e => EntryKinds.Movement.Contains(e.Kind))
            .Where(e => at.IsNow || e.Effective.Earliest <= at.About)
            .OrderByDescending(e => e.Known).Select(e => (DateTimeOffset?)e.Known).FirstOrDefaultAsync(stop);
        var periods = ShowOverview.Periods.Where(d => d >= 30);
        return newest is null
            ? periods.First()
            : periods.FirstOrDefault(d => at.PeriodStart(d, now, negotiation.Zone) <= newest, periods.Last());
    }

    private async Task<OverviewDetails> Look(
        Negotiation negotiation, Viewpoint at, int days, DateTimeOffset since, CancellationToken stop)
    {
        var issues = await summaries.Issues(negotiation, at, stop);
        var stages = await issues.GroupBy(i => i.Stage).Select(g => new StageCount(g.Key, g.Count())).ToRows(stop);
        var trends = await issues.GroupBy(i => i.Trend).Select(g => new TrendCount(g.Key, g.Count())).ToRows(stop);
        var (stalled, stalledIssues) = await Stalled(issues, at, stop);
        var (mine, myIssues) = await Mine(issues, stop);
        var moved = db.MovedSince(negotiation.Id, since, at);
        var (runway, overdue, undated) = await Runway(negotiation, at, stop);
        return new OverviewDetails(
            negotiation.Id, negotiation.Key, negotiation.Name, at.About, days, since.DayIn(negotiation.Zone),
            stages.Sum(s => s.Issues),
            await db.Newest(moved, ShowOverview.ShortList, negotiation, at, stop),
            await moved.CountAsync(stop),
            await MovedIssues(moved, issues, at, stop),
            await db.CorrectedSince(negotiation.Id, since, at).CountAsync(stop),
            [.. stages.OrderBy(s => s.Stage is null ? -1 : (int)s.Stage)],
            [.. trends.OrderByDescending(t => t.Trend is null ? -1 : (int)t.Trend)],
            stalled, stalledIssues, options.Value.StallDays, runway, overdue, undated, mine, myIssues, author.PersonId);
    }

    /// <summary>Of the issues that there were on the day asked about: the others are in no list.</summary>
    private static async Task<int> MovedIssues(
        IQueryable<Entry> moved, IQueryable<Issue> issues, Viewpoint at, CancellationToken stop)
    {
        var ids = moved.SelectMany(e => e.Subjects).Where(s => s.SubjectKind == SubjectKind.Issue)
            .Select(s => s.SubjectId).Distinct();
        if (at.IsNow)
            return await ids.CountAsync(stop);
        var known = await ids.ToListAsync(stop);
        return await issues.Where(i => known.Contains(i.Id)).CountRows(stop);
    }

    private async Task<(IReadOnlyList<StalledRow> Rows, int Total)> Stalled(
        IQueryable<Issue> issues, Viewpoint at, CancellationToken stop)
    {
        var before = at.About.AddDays(-options.Value.StallDays);
        var stalled = issues.Where(i => !i.IsClosed && i.LastMovement!.Latest < before);
        var rows = await stalled.OrderBy(i => i.LastMovement!.Latest).ThenBy(i => i.Number)
            .Take(ShowOverview.ShortList).ToRows(stop);
        return (
            [.. rows.Select(i => new StalledRow(
                i.Number, i.Called, i.Title, i.LastMovement!, at.About.DayNumber - i.LastMovement!.Latest.DayNumber))],
            await stalled.CountRows(stop));
    }

    private async Task<(IReadOnlyList<MineRow> Rows, int Total)> Mine(IQueryable<Issue> issues, CancellationToken stop)
    {
        var mine = issues.OwnedBy(author.PersonId, db);
        var rows = await mine.OrderByDescending(i => i.LastMovement!.Latest).ThenBy(i => i.Number)
            .Take(ShowOverview.ShortList).ToRows(stop);
        return (
            [.. rows.Select(i => new MineRow(i.Number, i.Called, i.Title, i.Stage, i.StageReached, i.Trend))],
            await mine.CountRows(stop));
    }

    private async Task<(IReadOnlyList<MilestoneRef> Rows, int Overdue, int Undated)> Runway(
        Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        const int most = 40;
        var pending = (await summaries.Milestones(negotiation, at, stop)).Where(m =>
            m.Outcome == null && m.Status != Domain.Milestones.DateStatus.Held
            && m.Status != Domain.Milestones.DateStatus.Cancelled);
        var dated = await pending.Where(m => m.Date != null).OrderBy(m => m.Date!.Latest).Take(most).ToRows(stop);
        return (
            [.. dated.Select(m => MilestoneRef.Of(m, at.About)).OrderBy(m => m.Date)],
            await pending.Where(m => m.Date != null && m.Date.Latest < at.About).CountRows(stop),
            await pending.Where(m => m.Date == null).CountRows(stop));
    }
}
