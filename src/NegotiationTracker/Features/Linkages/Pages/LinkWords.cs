using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;

#pragma warning disable CS8524 // A member without a word must not compile; a number that names no member may throw.

namespace NegotiationTracker.Features.Linkages.Pages;

/// <summary>Links as parts of a sentence, and what each of them means.</summary>
internal static class LinkWords
{
    /// <summary>As in “AMAZ-1 is sequenced after AMAZ-3”.</summary>
    public static string ToPredicate(this LinkageType type) => type switch
    {
        LinkageType.Requires => "requires",
        LinkageType.Blocks => "blocks",
        LinkageType.SequencedAfter => "is sequenced after",
        LinkageType.TradedAgainst => "is traded against",
        LinkageType.PartOf => "is part of",
        LinkageType.Supersedes => "supersedes",
        LinkageType.EvidenceFor => "is evidence for",
    };

    /// <summary>A link is read from both ends: the sentence names the one that it starts from.</summary>
    public static string? WholeSentence(Foresight foresight) =>
        foresight is { LastSays: { } says, Holds: LinkageStatement { Type: var type } }
            ? $"{foresight.About} {type.ToPredicate()}{says[type.ToWords().Length..]}"
            : foresight.LastSays;

    public static string Meaning(this LinkageType type) => type switch
    {
        LinkageType.Requires => "It cannot be settled without the other; a date that slips there travels here.",
        LinkageType.Blocks => "As long as it is open, the other cannot move.",
        LinkageType.SequencedAfter => "Its turn comes after the other; a date that slips there travels here.",
        LinkageType.TradedAgainst => "A concession here is the price of one there.",
        LinkageType.PartOf => "It belongs to the other as a part to the whole.",
        LinkageType.Supersedes => "It has taken the place of the other.",
        LinkageType.EvidenceFor => "How it goes tells how the other goes.",
    };
}
