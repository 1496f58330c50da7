namespace NegotiationTracker.Domain.Record;

/// <summary>A request that is refused, with a sentence for the person who made it. Nothing was stored.</summary>
public abstract class RefusedException(string sentence) : Exception(sentence);

/// <summary>A rule of the record stands against it.</summary>
/// <param name="field">What the rule is about, as dossier files call it; none if it is about the whole.</param>
public class RuleViolationException(string sentence, string? field = null) : RefusedException(sentence)
{
    public string? Field { get; } = field;
}

/// <summary>What was written there is not of the kind that belongs there: no day, no number, none of the words on offer.</summary>
public sealed class UnreadableException(string sentence, string field) : RuleViolationException(sentence, field);

/// <summary>What was asked for is not on record, or not for this reader.</summary>
/// <param name="field">What names it; none if it is what the whole request is about.</param>
public sealed class NotOnRecordException(string sentence, string? field = null) : RefusedException(sentence)
{
    public string? Field { get; } = field;
}

/// <summary>Somebody else had the last word in the same lane since the author looked.</summary>
/// <param name="theirs">The entry that holds there now; none if the lane was ended or emptied.</param>
public sealed class ConflictException(string sentence, EntryId? theirs) : RuleViolationException(sentence)
{
    public EntryId? Theirs { get; } = theirs;
}
