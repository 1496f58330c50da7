using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>
/// Which parameters each operation takes. One that it does not take is refused: whoever writes as_of for as-of would get today's
/// answer for the one asked about.
/// </summary>
internal sealed class Parameters(IApiDescriptionGroupCollectionProvider descriptions)
{
    private readonly Lazy<ILookup<string, string>> _taken = new(() => descriptions.ApiDescriptionGroups.Items
        .SelectMany(group => group.Items)
        .SelectMany(
            operation => operation.ParameterDescriptions.Where(p => p.Source == BindingSource.Query),
            (operation, parameter) => (Operation: NameOf(operation.ActionDescriptor.EndpointMetadata), parameter.Name))
        .ToLookup(p => p.Operation, p => p.Name, StringComparer.Ordinal));

    public static async ValueTask<object?> RefuseOthers(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var taken = http.RequestServices.GetRequiredService<Parameters>()._taken.Value[NameOf(http.GetEndpoint()!.Metadata)].ToArray();
        var faults = http.Request.Query.Keys.Where(key => !taken.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => new Fault(key, $"“{Short(key)}” is no parameter of this address; it takes {(taken.Length == 0 ? "none" : string.Join(", ", taken))}."))
            .Take(10).ToArray();
        return faults.Length == 0 ? await next(context) : throw new NotValidException(faults);
    }

    private static string NameOf(IEnumerable<object> metadata) => metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName ?? "";

    private static string Short(string key) => key.Length > 40 ? key[..40] + "…" : key;
}
