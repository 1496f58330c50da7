using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Template;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What kind of body each address takes and how much of it, for those whose body was refused.</summary>
internal sealed class Bodies(IApiDescriptionGroupCollectionProvider descriptions)
{
    private const long Mebibyte = 1024 * 1024;

    private readonly Lazy<(TemplateMatcher Address, ApiDescription Operation)[]> _taken = new(() =>
        [.. descriptions.ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Where(operation => operation.HttpMethod == HttpMethods.Post)
            .Select(operation => (TemplateParser.Parse(operation.RelativePath!), operation))
            .OrderBy(o => o.Item1.Parameters.Count) // an address that is written out goes before one that any word fits
            .Select(o => (new TemplateMatcher(o.Item1, []), o.operation))]);

    public Problem OtherKind(HttpRequest request) => Problem.Of(
        ProblemType.MediaType, $"The body is of another kind than this address takes: send {Kind(Of(request))}.");

    public Problem TooLarge(HttpRequest request)
    {
        var operation = Of(request);
        var most = operation?.ActionDescriptor.EndpointMetadata.OfType<IRequestSizeLimitMetadata>().LastOrDefault()?.MaxRequestBodySize;
        var limit = most is null ? "" : string.Create(CultureInfo.InvariantCulture, $", which is {most / Mebibyte} MB");
        return Problem.Of(ProblemType.TooLarge, $"The body is larger than this address takes{limit}. "
            + (Parts(operation).Length > 0 ? "Send a smaller file, or split it." : "Send less at once, or keep long texts in a source."));
    }

    /// <summary>By its address alone: where the kind of body decides which endpoint answers, there is none yet.</summary>
    private ApiDescription? Of(HttpRequest request) =>
        Array.Find(_taken.Value, taken => taken.Address.TryMatch(request.Path, [])).Operation;

    private static string Kind(ApiDescription? operation)
    {
        if (Parts(operation) is { Length: > 0 } parts)
            return $"multipart/form-data with {string.Join(" and ", parts.Select(Part))}";
        var kinds = operation?.SupportedRequestFormats.Select(f => f.MediaType).Distinct().ToArray() ?? [];
        return kinds.Length == 0 || kinds.Contains("application/json")
            ? "JSON, with the header Content-Type: application/json"
            : $"the text of the file, with the header Content-Type: {string.Join(" or ", kinds.Order(StringComparer.Ordinal))}";
    }

    private static string Part(ApiParameterDescription part) =>
        $"the part “{part.Name}”{(part.Type == typeof(IFormFile) ? " (the file, with its name)" : part.IsRequired ? "" : " (if you like)")}";

    private static ApiParameterDescription[] Parts(ApiDescription? operation) =>
        [.. (operation?.ParameterDescriptions ?? []).Where(p => p.Source == BindingSource.FormFile || p.Source == BindingSource.Form)
            .OrderBy(p => p.Type == typeof(IFormFile) ? 0 : 1)];
}
