namespace NegotiationTracker.Domain.Negotiations;

/// <summary>What kind of actor it is.</summary>
public enum ActorKind
{
    State,
    Organisation,
    Court,
    Person,
    FormerEntity,
    Group,
}

/// <summary>In what capacity an actor takes part; several may hold at once.</summary>
public enum ActorRole
{
    Party,
    Mediator,
    Guarantor,
    Monitor,
    Court,
    InterestedState,
    Other,
}
