using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace NegotiationTracker.Hosting.Api;

/// <summary>How the API describes itself to programs and to those who write them.</summary>
internal static class Description
{

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", setup =>
    {
        var schemas = new Schemas();
        // The newest that generators of clients read whole.
        setup.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        setup.ShouldInclude = endpoint =>
            endpoint.RelativePath?.StartsWith(RestApi.Root[1..], StringComparison.Ordinal) == true && endpoint.HttpMethod != HttpMethods.Head;
        setup.CreateSchemaReferenceId = ReferenceId;
        setup.AddSchemaTransformer((schema, context, _) =>
        {
            schemas.Describe(
                schema, context.JsonTypeInfo.Type, ReferenceId(context.JsonTypeInfo),
                context.JsonPropertyInfo?.AttributeProvider as PropertyInfo);
            return Task.CompletedTask;
        });
        setup.AddOperationTransformer((operation, context, _) =>
        {
            Operations.Describe(operation, context.Description);
            FlattenForm(operation);
            return Task.CompletedTask;
        });
        setup.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            schemas.DescribeFields(document);
            return Task.CompletedTask;
        });
    });

    public static void MapDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").WithHead();
        app.MapDocsPage();
    }

    /// <summary>What is one word on the wire is described where it stands; what has fields, once.</summary>
    private static string? ReferenceId(JsonTypeInfo info) =>
        info.Type == typeof(Stream) || Schemas.IsWord(Nullable.GetUnderlyingType(info.Type) ?? info.Type) ? null
        : info.Type.IsEnum ? info.Type.Name
        : OpenApiOptions.CreateDefaultSchemaReferenceId(info);

    /// <summary>A form is one list of fields: generators of clients do not look into parts that are put together.</summary>
    private static void FlattenForm(OpenApiOperation operation)
    {
        if (operation.RequestBody?.Content is not { } content || !content.TryGetValue("multipart/form-data", out var body)
            || body.Schema is not { } form)
            return;
        var fields = new Dictionary<string, IOpenApiSchema>();
        foreach (var field in (form.AllOf ?? []).Append(form).SelectMany(part => part.Properties?.AsEnumerable() ?? []))
            fields[field.Key] = field.Key == "file"
                ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The file, with its name." }
                : field.Value;
        body.Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Required = new HashSet<string> { "file" }, Properties = fields };
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Servers = [new OpenApiServer { Url = "/", Description = "Where this description was got from." }];
        document.Info = new OpenApiInfo
        {
            Title = "NegotiationTracker",
            Version = "v1",
            Description = """
                The working record of a peace negotiation: dated, sourced statements that are never overwritten.

                Moments are UTC (ISO 8601); civil days and dates have no time zone of their own, and “today” is the day in the
                negotiation's IANA zone. Dates that are not known to the day are EDTF (ISO 8601-2): “2026-06”, “2027”, “2026-06~”,
                “../2026-06-30” (levels 0 and 1, and of level 2 quarters and halves; years 0001 to 9999). They are never made more
                precise than they are. Bodies may also say them in English, such as “before June 2026”; answers are EDTF.

                Every read of the record takes a viewpoint: `as-of` (about which day), `known` (as known when), `sequence` (up to
                which place in the ledger). Every write takes an `Idempotency-Key`. Every refusal is a problem (RFC 9457) whose
                `type` never changes; docs/api.md explains each.
                """,
        };
    }
}
