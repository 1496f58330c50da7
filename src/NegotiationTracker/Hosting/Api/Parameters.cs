using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>
/// Which parameters each operation takes. One that it does not take is refused: whoever writes as_of for as-of would get today's
/// answer for the one asked about. So is a value that is none: nobody has to guess what was made of it.
/// </summary>
internal sealed class Parameters(IApiDescriptionGroupCollectionProvider descriptions)
{
    private readonly Lazy<ILookup<string, ApiParameterDescription>> _taken = new(() => descriptions.ApiDescriptionGroups.Items
        .SelectMany(group => group.Items)
        .SelectMany(
            operation => operation.ParameterDescriptions.Where(p => p.Source == BindingSource.Query),
            (operation, parameter) => (Operation: NameOf(operation.ActionDescriptor.EndpointMetadata), Parameter: parameter))
        .DistinctBy(p => (p.Operation, p.Parameter.Name))
        .ToLookup(p => p.Operation, p => p.Parameter, StringComparer.Ordinal));

    public static async ValueTask<object?> RefuseOthers(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var taken = http.RequestServices.GetRequiredService<Parameters>().Of(http);
        var names = taken.Select(p => p.Name).ToArray();
        var faults = http.Request.Query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => new Fault(key, $"{key.Quoted()} is no parameter of this address; it takes {(names.Length == 0 ? "none" : string.Join(", ", names))}."))
            .Take(10).ToArray();
        if (faults.Length > 0)
            throw new NotValidException(faults);
        RefuseNumbersForWords(http.Request.Query, taken);
        if (names.Contains("sequence") && long.TryParse(http.Request.Query["sequence"], CultureInfo.InvariantCulture, out var sequence))
            await RefuseBeyondHead(http, sequence);
        return await next(context);
    }

    /// <summary>People write issues for Issues, and verbs take it: the framework takes words only as the code has them.</summary>
    public void WriteWordsAsOffered(HttpContext http)
    {
        if (http.Request.Query.Count == 0)
            return;
        var query = http.Request.Query.ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in Of(http))
            if (Plain(parameter.Type) is { IsEnum: true } type && query.GetValueOrDefault(parameter.Name) is [{ } written]
                && Array.Find(Enum.GetNames(type), name => name.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } offered)
                query[parameter.Name] = offered;
        http.Request.Query = new QueryCollection(query);
    }

    /// <param name="name">As the code calls it: asOf is as-of in the address.</param>
    public Problem Unread(HttpContext http, string name, string value)
    {
        var parameter = Array.Find(Of(http), p => IsSame(p.Name, name));
        var sentence = $"{value.Quoted()} is {(parameter is null ? "not what belongs there" : $"no {Kind(parameter.Type)}")}.";
        return At(parameter?.Name ?? name, sentence);
    }

    public static Problem Lacking(string name) => At(name, "It is missing, and has to be given.");

    private static Problem At(string name, string sentence) => Problem.Of(
        ProblemType.Unreadable, $"The parameter “{name}” is not right. {sentence}") with
    {
        Errors = new Dictionary<string, IReadOnlyList<string>> { [name] = [sentence] },
    };

    /// <summary>Words come as words: a number that happens to stand for one would change its meaning with the next version.</summary>
    private static void RefuseNumbersForWords(IQueryCollection query, ApiParameterDescription[] taken)
    {
        foreach (var parameter in taken)
            if (Plain(parameter.Type) is { IsEnum: true } type && query[parameter.Name] is [{ Length: > 0 } value]
                && !Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase))
                throw new UnreadableException($"{value.Quoted()} is no {Kind(type)}.", parameter.Name);
    }

    private static async Task RefuseBeyondHead(HttpContext http, long sequence)
    {
        var head = await http.RequestServices.GetRequiredService<RequestSender>().Send(new FindPlace(), http.RequestAborted);
        if (sequence < 0 || sequence > head.Sequence)
            throw new NotValidException([new Fault("sequence", string.Create(
                CultureInfo.InvariantCulture, $"The ledger has no place {sequence}: its places are 1 to {head.Sequence}, the last that is on record now."))]);
    }

    private static string Kind(Type type) => Plain(type) switch
    {
        { IsEnum: true } word => $"word on offer: write one of {string.Join(", ", Enum.GetNames(word))}",
        var t when t == typeof(bool) => "answer: write true or false",
        var t when t == typeof(Guid) => "id: write one such as 0193c2f0-7d5a-7000-8000-000000000001",
        var t when t == typeof(DateOnly) => "day: write year, month and day, such as 2026-06-08",
        var t when t == typeof(int) || t == typeof(long) => "whole number, or none that can be counted here",
        _ => "value for it: /docs/api says what it takes",
    };

    private static Type Plain(Type type) => type.IsArray ? Plain(type.GetElementType()!) : Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsSame(string parameter, string name) =>
        string.Equals(parameter.Replace("-", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase);

    private ApiParameterDescription[] Of(HttpContext http) => [.. _taken.Value[NameOf(http.GetEndpoint()?.Metadata ?? [])]];

    private static string NameOf(IEnumerable<object> metadata) => metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName ?? "";
}
