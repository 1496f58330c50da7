using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Records a frame anew in a negotiation that was just opened, as entries of its own.</summary>
internal sealed class FrameCopy(TrackerDbContext db, NegotiationFrame frame, Negotiation negotiation, Recording recording)
{
    private readonly Dictionary<Guid, Subject> _copies = [];

    private readonly Account _account = new()
    {
        Effective = ImpreciseDate.On(recording.Today(negotiation.Zone)),
        Rationale = $"Frame copied from {frame.Negotiation.Key}.",
    };

    public void Issues()
    {
        foreach (var (index, issue) in frame.Issues.Index())
        {
            var copy = Keep(issue.Id, Issue.Open(negotiation, index + 1, _account, recording));
            Say(copy, new DescribedStatement(issue.Title, issue.Summary));
            Say(copy, new ClassifiedStatement(issue.Category, issue.Importance, Restriction.Open));
        }
    }

    public void Actors()
    {
        foreach (var actor in frame.Actors)
        {
            var copy = Keep(actor.Id, Actor.Add(negotiation, actor.Key, actor.Kind, actor.Roles, _account, recording));
            foreach (var name in frame.Names[actor.Id])
                Say(copy, name);
        }
    }

    /// <summary>What is expected, and not when: a date belongs to the process that announced it.</summary>
    public void Milestones()
    {
        foreach (var milestone in frame.Milestones)
        {
            var copy = Keep(milestone.Id, Milestone.Add(negotiation, milestone.Key, milestone.Kind, _account, recording));
            Say(copy, new DescribedStatement(milestone.Title, milestone.Summary));
        }
    }

    public void Links(bool withMilestones)
    {
        foreach (var link in frame.LinksOf(withMilestones))
            Say(_copies[link.From.Id], new LinkageStatement(link.Type, link.To.Kind, _copies[link.To.Id].Id));
    }

    private Subject Keep(Guid original, Subject copy)
    {
        db.Add(copy);
        return _copies[original] = copy;
    }

    private void Say(Subject subject, Statement statement) => subject.Record(statement, _account, recording, negotiation);
}
