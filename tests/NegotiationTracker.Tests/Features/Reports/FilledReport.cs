using System.Collections;
using System.Reflection;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Reports;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>
/// A report in which every text, also of parts that it will only have one day, is what the test says; and every text that
/// a report holds, read back from it.
/// </summary>
internal static class FilledReport
{
    /// <param name="text">Makes the text for a place such as ReportedIssue.Title.</param>
    public static StatusReport With(Func<string, string> text) => (StatusReport)Make(typeof(StatusReport), "", text)!;

    /// <summary>Each text with its place. What only names another part of the report, such as an issue's milestone, is left out.</summary>
    public static IEnumerable<(string Place, string Text)> Texts(object part) => part switch
    {
        string => [],
        IEnumerable many => many.Cast<object?>().OfType<object>().SelectMany(Texts),
        _ => part.GetType().Namespace != typeof(StatusReport).Namespace && part is not MilestoneRef ? []
            : Properties(part.GetType()).SelectMany(p => Texts($"{part.GetType().Name}.{p.Name}", p.GetValue(part))),
    };

    private static IEnumerable<(string, string)> Texts(string place, object? value) => value switch
    {
        null => [],
        MilestoneRef when place != "ReportedMilestone.Milestone" => [],
        IEnumerable<MilestoneRef> => [],
        string text => [(place, text)],
        IEnumerable<string> texts => texts.Select(t => (place, t)),
        _ => Texts(value),
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().Where(p => p.SetMethod is not null);

    private static object? Make(Type type, string place, Func<string, string> text)
    {
        if (type == typeof(string))
            return place.EndsWith(".TimeZone", StringComparison.Ordinal) ? "Asia/Yerevan" : text(place);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying, place, text);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            items.SetValue(Make(type.GetGenericArguments()[0], place, text), 0);
            return items;
        }

        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type == typeof(ImpreciseDate))
            return ImpreciseDate.Parse("2026-06~");
        if (type == typeof(Grade))
            return Grade.Parse("B2");
        if (type == typeof(int) || type == typeof(long) || type == typeof(bool))
            return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.Namespace!.StartsWith("System", StringComparison.Ordinal))
            return Activator.CreateInstance(type);
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, $"{type.Name}.{p.Name}", text))]);
    }
}
