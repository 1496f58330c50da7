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

namespace NegotiationTracker.Features.Issues;

/// <summary>A page of the issues of a negotiation, from any viewpoint.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListIssues(string Negotiation) : IRequest<IssuePage>, IAsksRecord
{
    public const int MostRows = 200;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;
    /// <summary>What key, title, category or summary has to hold, whatever its case and marks.</summary>
    public string? Text { get; init; }

    /// <summary>Issues that are at this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Issues that have no stage yet.</summary>
    public bool WithoutStage { get; init; }

    /// <summary>Issues that go this way.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Issues that nobody has assessed.</summary>
    public bool WithoutTrend { get; init; }

    /// <summary>Issues of this category, as written.</summary>
    public string? Category { get; init; }

    /// <summary>Issues that this person owns.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Issues that the reader owns.</summary>
    public bool OwnedByReader { get; init; }

    /// <summary>Open issues where nothing moved for as many days as the stall rule says.</summary>
    public bool Stalled { get; init; }

    /// <summary>Issues that moved in the last so many days: something became known.</summary>
    [Range(1, 36_500, ErrorMessage = "A period is 1 to 36,500 days long.")]
    public int? MovedInDays { get; init; }

    /// <summary>By what they are sorted.</summary>
    public IssueSort Sort { get; init; } = IssueSort.Number;

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Rows a page, 200 at most.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

/// <summary>By what a list of issues is sorted; what is not there sorts first.</summary>
public enum IssueSort
{
    Number,
    Title,
    Stage,
    Trend,
    Movement,
}

/// <param name="Categories">All that the negotiation has, to choose from.</param>
/// <param name="Owners">Everybody who owns an issue of the negotiation, to choose from.</param>
public sealed record IssuePage(
    IReadOnlyList<IssueRow> Rows, int Total, IReadOnlyList<string> Categories, IReadOnlyList<PersonRow> Owners)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>An issue as lists show it.</summary>
public sealed record IssueRow(
    Guid Id, int Number, string Key, string Title, string Category, Importance Importance, Stage? Stage,
    Stage? StageReached, ImpreciseDate? Since, Trend? Trend, Outlook Outlook, bool IsClosed, bool IsStalled,
    ImpreciseDate? LastMovement, IReadOnlyList<string> Owners, MilestoneRef? Next, Restriction Restriction);

internal sealed class ListIssuesHandler(
    TrackerDbContext db, PastSummaries summaries, RecordCache cache, Author author, IOptions<TrackerOptions> options,
    TimeProvider clock) : IRequestHandler<ListIssues, IssuePage>
{
    public async Task<IssuePage> Handle(ListIssues request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var order = request.Descending ? Falling[request.Sort] : Rising[request.Sort];
        var place = await ListPlace.Find(
            db, request.After, $"issues {request.Sort} {request.Descending}", negotiation, request.At, clock.GetUtcNow(),
            cancellationToken);
        var (at, now) = (place.At, place.Now);
        var stalledBefore = at.About.AddDays(-options.Value.StallDays);
        var all = await summaries.Issues(negotiation, at, cancellationToken);
        var found = await Filter(all, request, negotiation, at, now, stalledBefore, cancellationToken);
        var total = await found.CountRows(cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, ListIssues.MostRows);
        var page = await place.Page(found, order, request.Page, size)
            .Select(i => new { Issue = i, Owners = i.People.Where(p => p.Part == Part.Owner).Select(p => p.PersonId) })
            .ToRows(cancellationToken);
        var issues = page.Take(size).ToArray();
        var names = await db.NamesOf(issues.SelectMany(i => i.Owners), cancellationToken);
        var links = await db.LinksOf([.. issues.Select(i => i.Issue.Id)], at, cancellationToken);
        var milestones = await summaries.MilestonesOf(negotiation, links, at, cancellationToken);
        var rows = issues.Select(row => Row(
            row.Issue, [.. row.Owners.Select(o => names.GetValueOrDefault(o, "?"))], milestones[row.Issue.Id].Next(),
            stalledBefore));
        var choices = await ChoicesOf(negotiation, all, at, cancellationToken);
        return new IssuePage([.. rows], total, choices.Categories, choices.Owners)
        {
            Next = place.Next([.. page.Select(row => row.Issue)], size, order),
        };
    }

    private static IssueRow Row(Issue i, IReadOnlyList<string> owners, MilestoneRef? next, DateOnly stalledBefore) => new(
        i.Id, i.Number, i.Called, i.Title, i.Category, i.Importance, i.Stage, i.StageReached, i.Since, i.Trend, i.Outlook,
        i.IsClosed, !i.IsClosed && i.LastMovement?.Latest < stalledBefore, i.LastMovement, owners, next, i.Restriction);

    private async Task<IQueryable<Issue>> Filter(
        IQueryable<Issue> issues, ListIssues request, Negotiation negotiation, Viewpoint at, DateTimeOffset now,
        DateOnly stalledBefore, CancellationToken stop)
    {
        if (request.Stage is { } stage)
            issues = issues.Where(i => i.Stage == stage);
        if (request.WithoutStage)
            issues = issues.Where(i => i.Stage == null);
        if (request.Trend is { } trend)
            issues = issues.Where(i => i.Trend == trend);
        if (request.WithoutTrend)
            issues = issues.Where(i => i.Trend == null);
        if (!string.IsNullOrWhiteSpace(request.Category))
            issues = issues.Where(i => i.Category == request.Category);
        if ((request.OwnedByReader ? author.PersonId : request.OwnerId) is { } owner)
            issues = issues.OwnedBy(owner, db);
        if (request.Stalled)
            issues = issues.Where(i => !i.IsClosed && i.LastMovement!.Latest < stalledBefore);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var typed = FoldedText.Of(request.Text.Trim());
            issues = issues.Where(i => i.SearchText.Contains(typed));
        }

        if (request.MovedInDays is { } days)
        {
            var since = at.PeriodStart(days, now, negotiation.Zone);
            var moved = await db.MovedSince(negotiation.Id, since, at)
                .SelectMany(e => e.Subjects).Where(s => s.SubjectKind == SubjectKind.Issue)
                .Select(s => s.SubjectId).Distinct().ToListAsync(stop);
            issues = issues.Where(i => moved.Contains(i.Id));
        }

        return issues;
    }

    private static readonly Dictionary<IssueSort, SortOrder<Issue>> Rising = Orders(descending: false);

    private static readonly Dictionary<IssueSort, SortOrder<Issue>> Falling = Orders(descending: true);

    private static Dictionary<IssueSort, SortOrder<Issue>> Orders(bool descending) => new()
    {
        [IssueSort.Number] = new SortOrder<Issue>().By(i => i.Number, descending),
        [IssueSort.Title] = new SortOrder<Issue>().By(i => i.Title, descending).By(i => i.Number),
        [IssueSort.Stage] = new SortOrder<Issue>().By(i => i.Stage, descending).By(i => i.Number),
        [IssueSort.Trend] = new SortOrder<Issue>().By(i => i.Trend, descending).By(i => i.Number),
        [IssueSort.Movement] = new SortOrder<Issue>().By(i => i.LastMovement!.Latest, descending)
            .By(i => i.LastMovement!.Earliest, descending).By(i => i.Number),
    };

    /// <summary>They follow from all issues, whichever page is shown, so they are kept apart from it.</summary>
    private async Task<Choices> ChoicesOf(
        Negotiation negotiation, IQueryable<Issue> all, Viewpoint at, CancellationToken stop) => await cache.Get(
        await summaries.Key("choices", negotiation, at, stop),
        async () =>
        {
            var categories = await all.Select(i => i.Category).Distinct().OrderByText(c => c).Take(100).ToRows(stop);
            var owners = await all.SelectMany(i => i.People).Where(p => p.Part == Part.Owner).Select(p => p.PersonId)
                .Distinct().OrderBy(id => id).Take(100).ToRows(stop);
            return new Choices(categories, [.. (await db.NamesOf(owners, stop)).Select(p => new PersonRow(p.Key, p.Value))
                .OrderBy(p => p.Name, StringComparer.InvariantCulture)]);
        },
        choices => choices.Categories.Count + choices.Owners.Count,
        stop);

    private sealed record Choices(IReadOnlyList<string> Categories, IReadOnlyList<PersonRow> Owners);
}
