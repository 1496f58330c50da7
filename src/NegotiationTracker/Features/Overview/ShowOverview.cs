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
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Overview;

/// <summary>The whole process at a glance, from any viewpoint: every number stands for rows that a list can show.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowOverview(string Negotiation) : IRequest<OverviewDetails>
{
    public const int ShortList = 6;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Length in days of the period in which things moved; it ends where the viewpoint knows.</summary>
    public int Days { get; init; } = 30;
}

/// <param name="Moved">The newest of the movements of the period; <paramref name="MovedIssues"/> counts the issues.</param>
/// <param name="Runway">Milestones from today on and those overdue, in the order in which they are expected.</param>
public sealed record OverviewDetails(
    Guid NegotiationId, string Key, string Name, DateOnly About, DateOnly Since, int Issues,
    IReadOnlyList<MovementRow> Moved, int MovedEntries, int MovedIssues, int Corrections,
    IReadOnlyList<StageCount> Stages, IReadOnlyList<TrendCount> Trends,
    IReadOnlyList<StalledRow> Stalled, int StalledIssues, int StallDays,
    IReadOnlyList<MilestoneRef> Runway, int Overdue, int Undated,
    IReadOnlyList<MineRow> Mine, int MyIssues, Guid ReaderId);

public sealed record MovementRow(
    EntryId Entry, EntryKind Kind, string About, string Title, string Path, string Says, string Rationale, Trend? Trend,
    Stage? Stage, IReadOnlyList<Grade> Grades, string Author, DateTimeOffset Known, ImpreciseDate Effective);

/// <param name="Stage">None: no stage yet.</param>
public sealed record StageCount(Stage? Stage, int Issues);

/// <param name="Trend">None: not assessed.</param>
public sealed record TrendCount(Trend? Trend, int Issues);

public sealed record StalledRow(int Number, string Key, string Title, ImpreciseDate LastMovement, int Days);

public sealed record MineRow(int Number, string Key, string Title, Stage? Stage, Stage? StageReached, Trend? Trend);

internal sealed class ShowOverviewHandler(
    TrackerDbContext db, PastSummaries summaries, RecordCache cache, Author author, IOptions<TrackerOptions> options,
    TimeProvider clock) : IRequestHandler<ShowOverview, OverviewDetails>
{
    public async Task<OverviewDetails> Handle(ShowOverview request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var now = clock.GetUtcNow();
        var at = request.At.In(negotiation, now);
        if (!at.IsNow)
            negotiation = (await db.Negotiations.Where(n => n.Id == negotiation.Id).AsOf(db, at, cancellationToken)).Single();
        var since = at.PeriodStart(request.Days, now, negotiation.Zone);
        var key = await summaries.Key("overview", negotiation, at, cancellationToken);
        return await cache.Get(
            (key, since, author.PersonId, negotiation.Name),
            () => Look(negotiation, at, since, cancellationToken),
            _ => 50);
    }

    private async Task<OverviewDetails> Look(
        Negotiation negotiation, Viewpoint at, DateTimeOffset since, CancellationToken stop)
    {
        var issues = await summaries.Issues(negotiation, at, stop);
        var stages = await issues.GroupBy(i => i.Stage).Select(g => new StageCount(g.Key, g.Count())).ToRows(stop);
        var trends = await issues.GroupBy(i => i.Trend).Select(g => new TrendCount(g.Key, g.Count())).ToRows(stop);
        var (stalled, stalledIssues) = await Stalled(issues, at, stop);
        var (mine, myIssues) = await Mine(issues, stop);
        var moved = db.MovedSince(negotiation.Id, since, at);
        var (runway, overdue, undated) = await Runway(negotiation, at, stop);
        return new OverviewDetails(
            negotiation.Id, negotiation.Key, negotiation.Name, at.About, since.DayIn(negotiation.Zone), stages.Sum(s => s.Issues),
            await Movements(negotiation, moved, at, stop),
            await moved.CountAsync(stop),
            await moved.SelectMany(e => e.Subjects).Where(s => s.SubjectKind == SubjectKind.Issue)
                .Select(s => s.SubjectId).Distinct().CountAsync(stop),
            await db.CorrectedSince(negotiation.Id, since, at).CountAsync(stop),
            [.. stages.OrderBy(s => s.Stage is null ? -1 : (int)s.Stage)],
            [.. trends.OrderByDescending(t => t.Trend is null ? -1 : (int)t.Trend)],
            stalled, stalledIssues, options.Value.StallDays, runway, overdue, undated, mine, myIssues, author.PersonId);
    }

    private async Task<(IReadOnlyList<StalledRow> Rows, int Total)> Stalled(
        IQueryable<Issue> issues, Viewpoint at, CancellationToken stop)
    {
        var before = at.About.AddDays(-options.Value.StallDays);
        var stalled = issues.Where(i => !i.IsClosed && i.LastMovement!.Latest < before);
        var rows = await stalled.OrderBy(i => i.LastMovement!.Latest).ThenBy(i => i.Number).Take(ShowOverview.ShortList).ToRows(stop);
        return (
            [.. rows.Select(i => new StalledRow(
                i.Number, i.Called, i.Title, i.LastMovement!, at.About.DayNumber - i.LastMovement!.Latest.DayNumber))],
            await stalled.CountRows(stop));
    }

    private async Task<(IReadOnlyList<MineRow> Rows, int Total)> Mine(IQueryable<Issue> issues, CancellationToken stop)
    {
        var mine = issues.Where(i => i.People.Any(p => p.PersonId == author.PersonId && p.Part == Part.Owner));
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

    private async Task<IReadOnlyList<MovementRow>> Movements(
        Negotiation negotiation, IQueryable<Entry> moved, Viewpoint at, CancellationToken stop)
    {
        var entries = await moved.OrderByDescending(e => e.Known).ThenByDescending(e => e.Sequence)
            .Take(ShowOverview.ShortList).Include(e => e.Citations).ToListAsync(stop);
        var ids = entries.Select(e => e.SubjectId).ToHashSet();
        var numbers = (await db.Issues.Where(i => ids.Contains(i.Id)).AsOf(db, at, stop)).ToDictionary(i => i.Id);
        var milestones = (await db.Milestones.Where(m => ids.Contains(m.Id)).AsOf(db, at, stop)).ToDictionary(m => m.Id);
        var names = await db.NamesOf(
            entries.SelectMany(e => e.Statement.Names()).Concat(entries.Select(e => e.AuthorId)), at, stop);
        return [.. entries.Select(e =>
        {
            var (about, title, path) =
                numbers.TryGetValue(e.SubjectId, out var issue)
                    ? ($"{negotiation.Key}-{issue.Number}", issue.Title, $"/{negotiation.Key}/issues/{issue.Number}")
                : milestones.TryGetValue(e.SubjectId, out var milestone)
                    ? ("Milestone", milestone.Title, $"/{negotiation.Key}/milestones/{milestone.Key}")
                : (negotiation.Key, negotiation.Name, $"/{negotiation.Key}");
            return new MovementRow(
                e.Id, e.Kind, about, title, path, e.Saying(names), e.Rationale, (e.Statement as AssessmentStatement)?.Trend,
                (e.Statement as StageStatement)?.Stage, [.. e.Citations.Select(c => c.Grade)],
                names.GetValueOrDefault(e.AuthorId, "?"), e.Known, e.Effective);
        })];
    }
}
