using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Milestones;

/// <summary>
/// Something else was recorded about the date or its certainty since the author looked. The sentence tells it, so whoever
/// has read it may go on.
/// </summary>
public sealed class ToldMeanwhileException(string sentence) : RuleViolationException(sentence);
