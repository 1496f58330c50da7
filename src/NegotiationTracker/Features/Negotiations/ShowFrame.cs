using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>How much would come along if a new negotiation copied the frame of this one.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowFrame(string Negotiation) : IRequest<FrameCount>;

/// <summary>What would be copied, by number.</summary>
/// <param name="Issues">Open ones, which are copied.</param>
/// <param name="ClosedIssues">Which stay behind.</param>
/// <param name="RestrictedIssues">Which stay behind too: in another negotiation, others read.</param>
/// <param name="Names">Of the actors, in all languages.</param>
/// <param name="Milestones">Pending ones.</param>
/// <param name="IssueLinks">Links between these issues.</param>
/// <param name="AllLinks">Links between these issues and milestones.</param>
public sealed record FrameCount(
    int Issues, int ClosedIssues, int RestrictedIssues, int Actors, int Names, int Milestones, int IssueLinks, int AllLinks);

internal sealed class ShowFrameHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ShowFrame, FrameCount>
{
    public async Task<FrameCount> Handle(ShowFrame request, CancellationToken cancellationToken)
    {
        var frame = await NegotiationFrame.Read(db, request.Negotiation, clock.GetUtcNow(), cancellationToken);
        return new FrameCount(
            frame.Issues.Count, frame.Closed, frame.Restricted, frame.Actors.Count, frame.Names.Sum(n => n.Count()),
            frame.Milestones.Count, frame.LinksOf(withMilestones: false).Count(), frame.Links.Count);
    }
}
