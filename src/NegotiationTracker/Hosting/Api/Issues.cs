using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Open questions of a negotiation, and what is said about them.</summary>
internal static class Issues
{
    public static void MapIssues(this RouteGroupBuilder api)
    {
        var issues = api.MapGroup("/issues").WithTags("Issues");
        issues.Read<ListIssues>("", List);
        issues.Read<ShowIssue>("/{key}", (IssueKey key, [AsParameters] AskedFrom at, HttpContext http) =>
            http.Answer(new ShowIssue(key.Negotiation, key.Number) { At = at.Viewpoint }));
        issues.Post<OpenIssue, OpenedIssue>("");
        issues.Tell<DescribeIssue>("/{id:guid}/descriptions");
        issues.Tell<ClassifyIssue>("/{id:guid}/classifications");
        issues.Tell<RecordStage>("/{id:guid}/stages");
        issues.Tell<RecordAssessment>("/{id:guid}/assessments");
        issues.Tell<RecordImplementationScore>("/{id:guid}/implementation-scores");
        issues.Tell<CloseIssue>("/{id:guid}/closings");
        issues.Tell<ReopenIssue>("/{id:guid}/reopenings");
        issues.Tell<AssignOwner>("/{id:guid}/owners");
        issues.Tell<ReleaseOwner>("/{id:guid}/owners/released");
        issues.Tell<WatchIssue>("/{id:guid}/watchers");
        issues.Tell<UnwatchIssue>("/{id:guid}/watchers/released");
    }

    private static Task<Results<Ok<Listed<IssueRow>>, NotModified>> List(
        string negotiation, string? text, Stage? stage, bool? withoutStage, Trend? trend, bool? withoutTrend, string? category,
        Guid? ownerId, bool? ownedByReader, bool? stalled, int? movedInDays, IssueSort? sort, bool? descending,
        [AsParameters] AskedFrom at, [AsParameters] AskedPart part, HttpContext http) => http.Answer(
        new ListIssues(negotiation)
        {
            At = at.Viewpoint,
            Text = text,
            Stage = stage,
            WithoutStage = withoutStage ?? false,
            Trend = trend,
            WithoutTrend = withoutTrend ?? false,
            Category = category,
            OwnerId = ownerId,
            OwnedByReader = ownedByReader ?? false,
            Stalled = stalled ?? false,
            MovedInDays = movedInDays,
            Sort = sort ?? IssueSort.Number,
            Descending = descending ?? false,
            PageSize = part.Size,
            After = part.After,
        },
        page => new Listed<IssueRow>(page.Rows, page.Next, page.Total));
}

/// <summary>An issue as everybody calls it: AMAZ-2.</summary>
internal sealed record IssueKey(string Negotiation, int Number)
{
    /// <summary>Whatever is no key names no issue.</summary>
    public static bool TryParse(string text, out IssueKey key)
    {
        var dash = text.LastIndexOf('-');
        var number = 0;
        var isKey = dash > 0 && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        key = isKey ? new IssueKey(text[..dash], number) : new IssueKey(text, 0);
        return true;
    }
}
