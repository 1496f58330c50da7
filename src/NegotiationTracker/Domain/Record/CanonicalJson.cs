using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// The one way in which the record writes JSON: keys in ordinal order, no spaces, nothing that is null, text as it is.
/// The same content gives the same bytes on every machine, so a hash over it means something.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new ImpreciseDateJsonConverter() },
    };

    public static string Write<T>(T value) =>
        Sorted(JsonSerializer.SerializeToNode(value, Options))?.ToJsonString(Options) ?? "null";

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Content of the record is missing.");

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

internal sealed class ImpreciseDateJsonConverter : JsonConverter<ImpreciseDate>
{
    public override ImpreciseDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ImpreciseDate.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ImpreciseDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
