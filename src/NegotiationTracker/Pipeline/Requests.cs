using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Pipeline;

/// <summary>What a request demands of its author. Without it a request cannot be sent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>A request that writes: it passes the gate and is one transaction.</summary>
public interface IWrites;

/// <summary>A request that puts entries on record. Sent twice with the same id, it acts once and answers the same.</summary>
public interface IRecords : IWrites
{
    Guid CommandId { get; set; }
}
