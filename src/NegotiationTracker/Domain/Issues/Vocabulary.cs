namespace NegotiationTracker.Domain.Issues;

/// <summary>
/// How far an issue has come: one ordered scale up to <see cref="Implemented"/>, and states beside it that an issue can
/// enter from any step. Definitions are shown on hover and printed as a legend.
/// </summary>
public enum Stage
{
    NotOnTheAgenda,
    Exploratory,
    UnderNegotiation,
    AgreedInPrinciple,
    TextAgreed,
    Initialled,
    Signed,
    Ratified,
    InForce,
    Implemented,
    Deadlocked,
    Suspended,
    Closed,
}

/// <summary>Direction of a period, judged apart from the stage.</summary>
public enum Trend
{
    Deteriorated,
    Unchanged,
    Improved,
}

/// <summary>What may come: a risk alert, an opportunity, both or none.</summary>
[Flags]
public enum Outlook
{
    None = 0,
    RiskAlert = 1,
    Opportunity = 2,
}

/// <summary>How much hangs on an issue.</summary>
public enum Importance
{
    Limited,
    Significant,
    Critical,
}

/// <summary>Who may read an issue: everybody of the negotiation, or only those who were granted it.</summary>
public enum Restriction
{
    Open,
    Restricted,
}

/// <summary>Whether a party says it, is judged to want it, or will not cross it.</summary>
public enum PositionType
{
    Stated,
    Assessed,
    RedLine,
}

/// <summary>How far a party is judged to be ready to move.</summary>
public enum Flexibility
{
    None,
    Low,
    Medium,
    High,
}

/// <summary>How sure the analyst is; never said in one sentence with a likelihood (ICD 203).</summary>
public enum Confidence
{
    Low,
    Moderate,
    High,
}

/// <summary>How one issue or milestone hangs on another.</summary>
public enum LinkageType
{
    Requires,
    Blocks,
    SequencedAfter,
    TradedAgainst,
    PartOf,
    Supersedes,
    EvidenceFor,
}

/// <summary>What a person has to do with an issue.</summary>
public enum Part
{
    Owner,
    Watcher,
}
