using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;

namespace NegotiationTracker.Domain.Record;

/// <summary>One end of a link that holds, seen from a subject.</summary>
/// <param name="Outward">The subject is where the link starts.</param>
public sealed record LinkRow(
    EntryId Entry, LinkageType Type, bool Outward, SubjectRef From, SubjectRef To, ImpreciseDate Effective)
{
    public SubjectRef Other => Outward ? To : From;
}

/// <summary>A link as read from one of its ends.</summary>
/// <param name="Words">The link as read from the subject, such as “required by”.</param>
/// <param name="Called">What stands at its other end.</param>
/// <param name="Path">Where that is found.</param>
public sealed record NamedLink(LinkRow Link, string Words, string Called, string Path);
