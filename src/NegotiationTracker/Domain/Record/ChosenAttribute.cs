using System.ComponentModel.DataAnnotations;

namespace NegotiationTracker.Domain.Record;

/// <summary>An id that somebody has to choose; an empty one means that nobody did.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChosenAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is Guid id && id != Guid.Empty || value is EntryId { Sequence: > 0 };
}
