using NegotiationTracker.Domain.Dates;
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
            PlaceAddedStatement s => Place.Add(negotiation!, s.Key, s.Name, account, recording),
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };

    /// <summary>
    /// What stands for a thing whose first entry is wrong, so that the entries about it are checked all the same. Nothing
    /// of it is stored.
    /// </summary>
    /// <param name="zone">Of the negotiation, if it is the negotiation that is missing.</param>
    /// <exception cref="RuleViolationException">No negotiation can have this key.</exception>
    public static Subject StandIn(Reference missing, string zone, Negotiation? negotiation, Recording recording) => Open(
        missing.Kind switch
        {
            SubjectKind.Negotiation => new NegotiationOpenedStatement(missing.Key, zone, ["en"]),
            SubjectKind.Issue => new OpenedStatement(missing.Number),
            SubjectKind.Milestone => new MilestoneAddedStatement(missing.Key, MilestoneKind.Other),
            SubjectKind.Actor => new ActorAddedStatement(missing.Key, ActorKind.State, []),
            SubjectKind.Source => new SourceAddedStatement(missing.Key, missing.Key, missing.Key, null, null, null),
            SubjectKind.Place => new PlaceAddedStatement(missing.Key, missing.Key),
            _ => throw new ArgumentOutOfRangeException(nameof(missing)),
        },
        new Account { Effective = ImpreciseDate.Parse("0001") }, negotiation, recording);
}
