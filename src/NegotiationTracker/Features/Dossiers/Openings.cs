using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>The acts by which things come on record.</summary>
internal static class Openings
{
    /// <param name="negotiation">None only while the negotiation itself is opened.</param>
    public static Subject Open(Statement statement, Account account, Negotiation? negotiation, Recording recording) =>
        statement switch
        {
            NegotiationOpenedStatement s => Negotiation.Open(s.Key, s.TimeZone, s.Languages, account, recording),
            OpenedStatement s => Issue.Open(negotiation!, s.Number, account, recording),
            MilestoneAddedStatement s => Milestone.Add(negotiation!, s.Key, s.MilestoneKind, account, recording),
            ActorAddedStatement s => Actor.Add(negotiation!, s.Key, s.ActorKind, s.Roles, account, recording),
            SourceAddedStatement s => Source.Add(negotiation!, s, account, recording),
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };
}
