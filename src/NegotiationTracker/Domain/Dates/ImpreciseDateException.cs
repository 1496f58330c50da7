namespace NegotiationTracker.Domain.Dates;

/// <summary>
/// A text that is no date we can keep; the message says what was wrong, where, and what to write instead.
/// </summary>
public sealed class ImpreciseDateException(string refusal) : FormatException(refusal);
