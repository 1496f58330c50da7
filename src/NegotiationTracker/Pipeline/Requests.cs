using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>What a request demands of its author. Without it a request cannot be sent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>
/// A question whose answer follows from the record of one negotiation, the day and the reader alone. Until something else is
/// recorded there, the same question has the same answer; so the request holds plain values, and nobody changes an answer.
/// </summary>
public interface IAsksRecord
{
    /// <summary>Key of the negotiation.</summary>
    string Negotiation { get; }

    AskedViewpoint At { get; }
}

/// <summary>A request that writes: it passes the gate and is one transaction.</summary>
public interface IWrites;

/// <summary>A request that puts entries on record. Sent twice with the same id, it acts once and answers the same.</summary>
public interface IRecords : IWrites
{
    Guid CommandId { get; set; }
}
