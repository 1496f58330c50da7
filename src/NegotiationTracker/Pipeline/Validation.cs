using System.Collections;
using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>Holds a request against its data annotations, nested parts included, before anything is opened.</summary>
internal sealed class Validation<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var faults = Faults.Of(request);
        return faults.Count == 0 ? next() : throw new NotValidException(faults);
    }
}

/// <summary>Fields that do not hold what they should, each with a sentence.</summary>
public sealed class NotValidException(IReadOnlyList<Fault> faults)
    : RefusedException(string.Join(" ", faults.Select(f => f.Sentence)))
{
    public IReadOnlyList<Fault> Faults { get; } = faults;
}

/// <param name="Field">Path of the field within the request, such as Sources[0].Grade.</param>
public sealed record Fault(string Field, string Sentence);

internal static class Faults
{
    public static List<Fault> Of(object request)
    {
        List<Fault> faults = [];
        Collect(request, "", faults);
        return faults;
    }

    private static void Collect(object part, string path, List<Fault> faults)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
        faults.AddRange(results.Select(r => new Fault(path + r.MemberNames.FirstOrDefault(), r.ErrorMessage ?? "This is not right.")));
        foreach (var property in part.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            if (HoldsEnum(property.PropertyType))
                faults.AddRange(Undefined(property.GetValue(part)).Select(value => new Fault(
                    path + property.Name, $"There is no {property.Name} {value}: choose one that is on offer.")));
            if (!IsOurs(property.PropertyType))
                continue;
            if (property.GetValue(part) is IEnumerable parts)
            {
                var i = 0;
                foreach (var one in parts)
                    CollectOne(one, $"{path}{property.Name}[{i++}]", faults);
            }
            else if (property.GetValue(part) is { } one)
            {
                Collect(one, $"{path}{property.Name}.", faults);
            }
        }
    }

    private static void CollectOne(object? one, string path, List<Fault> faults)
    {
        if (one is null)
            faults.Add(new Fault(path, "There is nothing here: leave it out, or fill it in."));
        else
            Collect(one, path + ".", faults);
    }

    private static bool HoldsEnum(Type type) =>
        type.IsEnum || Array.Exists(type.GetGenericArguments(), argument => argument.IsEnum);

    /// <summary>Values that no name of the enum stands for; those print as numbers.</summary>
    private static IEnumerable<string> Undefined(object? value) => (value as IEnumerable ?? new[] { value }).OfType<Enum>()
        .Select(e => e.ToString()).Where(text => text[0] is '-' or (>= '0' and <= '9'));

    private static bool IsOurs(Type type)
    {
        var part = type.IsGenericType ? type.GetGenericArguments()[^1] : type;
        return part is { IsClass: true, IsAbstract: false } && part.Name is "CitationInput" or "NewSource";
    }
}
