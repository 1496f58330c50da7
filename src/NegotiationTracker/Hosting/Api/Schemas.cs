using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the description says of the shape of bodies and answers: kinds, units, precision, ranges.</summary>
internal sealed class Schemas
{
    private readonly Dictionary<string, Type> _named = [];

    private static readonly Dictionary<Type, Action<OpenApiSchema>> Words = new()
    {
        [typeof(ImpreciseDate)] = schema =>
        {
            schema.Type = JsonSchemaType.String;
            schema.MaxLength = ImpreciseDate.LongestTyped;
            schema.Description = "Civil date, as precise as known: EDTF, such as 2026-06-07, 2026-06 or 2027.";
        },
        [typeof(Grade)] = schema =>
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[A-F][1-6]$";
            schema.Description = "Admiralty code (AJP-2.1): A to F for the source, 1 to 6 for the item; F and 6 mean that it cannot be judged.";
        },
        [typeof(EntryId)] = schema =>
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Format = "int64";
            schema.Minimum = "1";
            schema.Description = "An entry of the record, by its place in the ledger.";
        },
        [typeof(Outlook)] = schema =>
        {
            schema.Type = JsonSchemaType.Array;
            schema.Description = "What may come: a risk alert, an opportunity, both or none.";
        },
    };

    public static bool IsWord(Type type) => Words.ContainsKey(type);

    /// <param name="name">Under which the description refers to the schema; none if it stands where it is used.</param>
    public void Describe(OpenApiSchema schema, Type type, string? name, PropertyInfo? of)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Words.TryGetValue(plain, out var describe))
        {
            describe(schema);
            if (plain != type)
                schema.Type |= JsonSchemaType.Null;
        }
        else if (plain.IsEnum)
        {
            schema.Type = plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Enum = [.. Enum.GetNames(plain).Select(n => (JsonNode)n)];
        }
        else if (plain == typeof(DateTimeOffset))
        {
            schema.Description = "A moment, UTC, ISO 8601.";
        }
        else if (plain == typeof(DateOnly))
        {
            schema.Description = "A civil day in the negotiation's time zone: 2026-06-08.";
        }


        if (of?.GetCustomAttribute<AtMostAttribute>() is { } bound)
            schema.MaxLength = bound.Length;
        if (name is null)
            return;
        _named[name] = plain;
        foreach (var kind in plain.GetCustomAttributes<JsonDerivedTypeAttribute>())
            _named[name + kind.DerivedType.Name] = kind.DerivedType;
    }

    /// <summary>The words of the code for every schema that has a name, and for its fields.</summary>
    public void DescribeFields(OpenApiDocument document)
    {
        // The framework's own name for a body that is no JSON.
        if (document.Components?.Schemas?.TryGetValue(nameof(IFormFile), out var body) == true && body is OpenApiSchema file)
            file.Description = "The text of a file, UTF-8.";
        foreach (var (name, schema) in (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).ToArray())
        {
            if (schema is not OpenApiSchema own || !_named.TryGetValue(name, out var type))
                continue;
            own.Description ??= Comments.Of(type);
            foreach (var (field, fieldSchema) in (own.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToArray())
                if (Property(type, field) is { } property)
                    own.Properties![field] = Described(fieldSchema, property, document);
            if (ApiJson.IsSent(type))
                TellDefaults(own, type);
        }

        foreach (var (name, general) in document.Components!.Schemas!.Where(s => s.Value is OpenApiSchema { Discriminator: not null }).ToArray())
            Inherit(document, (OpenApiSchema)general, name);
    }

    /// <summary>Generators know a kind by what it inherits, not by a list of what it may be.</summary>
    private static void Inherit(OpenApiDocument document, OpenApiSchema general, string name)
    {
        foreach (var kind in general.AnyOf!.OfType<OpenApiSchemaReference>())
        {
            var special = (OpenApiSchema)document.Components!.Schemas![kind.Reference.Id!];
            var discriminator = general.Discriminator!.PropertyName!;
            special.Properties?.Remove(discriminator);
            special.Required?.Remove(discriminator);
            document.Components.Schemas[kind.Reference.Id!] = new OpenApiSchema
            {
                AllOf = [new OpenApiSchemaReference(name, document), special],
                Description = special.Description,
            };
            special.Description = null;
        }

        general.AnyOf = null;
        general.Properties = new Dictionary<string, IOpenApiSchema>
        {
            [general.Discriminator!.PropertyName!] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What the statement is about." },
        };
    }

    /// <summary>What a field holds that is left out, and which ids cannot be.</summary>
    private static void TellDefaults(OpenApiSchema schema, Type type)
    {
        var blank = type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
        foreach (var (field, fieldSchema) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var value = blank is null ? null : Property(type, field)?.GetValue(blank);
            if (value is Guid)
                (schema.Required ??= new HashSet<string>()).Add(field);
            else if (value is Enum or bool or int && fieldSchema is OpenApiSchema own && value is not Outlook)
                own.Default = value is Enum ? value.ToString() : JsonSerializer.SerializeToNode(value);
        }
    }

    private static PropertyInfo? Property(Type type, string field) => type.GetProperties()
        .FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == field);

    /// <summary>The words that a list or a table consists of, which nobody describes where they stand.</summary>
    private IOpenApiSchema? Parts(Type type, OpenApiDocument document)
    {
        var part = type == typeof(Outlook) ? typeof(OutlookMark) : type.GetGenericArguments().LastOrDefault();
        var schema = new OpenApiSchema();
        if (part is { IsEnum: true } && !IsWord(part))
        {
            if (!document.Components!.Schemas!.ContainsKey(part.Name))
            {
                Describe(schema, part, part.Name, of: null);
                schema.Description = Comments.Of(part);
                document.AddComponent(part.Name, schema);
            }

            return new OpenApiSchemaReference(part.Name, document);
        }

        if (part is null || !Words.TryGetValue(part, out var describe))
            return null;
        describe(schema);
        return schema;
    }

    /// <summary>A reference bears no words of its own, nor whether it may be nothing, so it is wrapped.</summary>
    private OpenApiSchema Described(IOpenApiSchema schema, PropertyInfo property, OpenApiDocument document)
    {
        var known = new NullabilityInfoContext().Create(property);
        var isNullable = known.ReadState == NullabilityState.Nullable && property.GetCustomAttribute<RequiredAttribute>() is null;
        var named = schema as OpenApiSchemaReference ?? schema.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault();
        var own = named is null ? (OpenApiSchema)schema : new OpenApiSchema { AllOf = [named] };
        if (named is null)
            own.Type = isNullable ? own.Type | JsonSchemaType.Null : own.Type & ~JsonSchemaType.Null;
        else if (isNullable)
            own.Type = JsonSchemaType.Null;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (own.Type?.HasFlag(JsonSchemaType.Array) == true)
            own.Items ??= Parts(type, document);
        else if (own.Type?.HasFlag(JsonSchemaType.Object) == true)
            own.AdditionalProperties ??= Parts(type, document);
        if (own.Items is OpenApiSchema items && known.GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }])
            items.Type |= JsonSchemaType.Null;
        if ((Comments.Of(property) ?? CommonFields.Of(property)) is { } words)
            own.Description = own.Description is { } general ? $"{words} {general}" : words;
        return own;
    }
}
