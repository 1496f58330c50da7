using NegotiationTracker.Domain.Issues;

namespace NegotiationTracker.Domain.Record;

public static class Linkages
{
    internal static void CheckFrom(this LinkageStatement link, Subject from, Account account)
    {
        if (link.TargetId == from.Id)
            throw new RuleViolationException($"{from.Called} cannot be linked to itself.", "target");
        if (link.TargetKind is not (SubjectKind.Issue or SubjectKind.Milestone))
            throw new RuleViolationException("Links join issues and milestones.", "target");
        if (account.Corrects is null && !account.Ends && from.Stack.HoldingIn(link.Lane!) is not null)
            throw new RuleViolationException("This link is on record already.");
    }

    /// <summary>Refuses a link that would make things require each other in a circle.</summary>
    /// <param name="requirements">What each requires, as it holds now.</param>
    public static void CheckCircle(
        Subject from, LinkageStatement link, Func<Guid, IEnumerable<Guid>> requirements, Func<Guid, string> called)
    {
        if (link.Type != LinkageType.Requires)
            return;
        var path = PathTo(from.Id, link.TargetId, requirements);
        if (path is not null)
            throw new RuleViolationException(
                $"{from.Called} cannot require {called(link.TargetId)}, because that would close a circle: "
                + $"{string.Join(" requires ", path.Select(called))}. Remove one of these links first.");
    }

    private static List<Guid>? PathTo(Guid goal, Guid start, Func<Guid, IEnumerable<Guid>> requirements)
    {
        var cameFrom = new Dictionary<Guid, Guid> { [start] = start };
        var frontier = new Queue<Guid>([start]);
        while (frontier.TryDequeue(out var at))
        {
            if (at == goal)
            {
                List<Guid> path = [at];
                while (path[^1] != start)
                    path.Add(cameFrom[path[^1]]);
                path.Reverse();
                return path;
            }

            foreach (var next in requirements(at))
                if (cameFrom.TryAdd(next, at))
                    frontier.Enqueue(next);
        }

        return null;
    }
}
