using System.ComponentModel.DataAnnotations;

namespace NegotiationTracker.Domain.Record;

/// <summary>Bounds a text and, when it is too long, says by how much.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int length, string what) : ValidationAttribute
{
    public int Length { get; } = length;

    public string What { get; } = what;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && text.Length > Length
            ? new ValidationResult(Limits.TooLong(What, Length, text.Length), [validationContext.MemberName ?? What])
            : ValidationResult.Success;
}
