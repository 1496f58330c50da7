using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Search;

/// <summary>Where and from where is searched, what for, and how much of it is shown.</summary>
/// <param name="IssueId">The issue that all has to concern; none for any.</param>
internal sealed record SearchPlace(
    Negotiation Negotiation, Viewpoint At, Sought Sought, Spellings Spellings, SearchRecord Request, Guid? IssueId)
{
    public int Skip => Request.Kind is null ? 0 : (Request.Page - 1) * Request.PageSize;

    public int Take => Request.PageSize;

    /// <summary>Only entries tell which issue or actor they concern.</summary>
    public bool IsAboutOne => Request.Issue is not null || Request.ActorId is not null;

    public bool HasDates => Request.From is not null || Request.To is not null;
}
