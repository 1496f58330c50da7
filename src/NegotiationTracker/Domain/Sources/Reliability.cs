namespace NegotiationTracker.Domain.Sources;

/// <summary>
/// Admiralty code (AJP-2.1), the letter: how far a source as such can be relied on. F means that nobody can judge it; it is
/// not the worst and never sorts below E.
/// </summary>
public enum Reliability
{
    A,
    B,
    C,
    D,
    E,
    F,
}
