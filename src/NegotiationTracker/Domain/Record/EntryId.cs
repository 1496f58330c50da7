using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationTracker.Domain.Record;

/// <summary>Names one entry of the record by its place in the ledger. Sequences rise by one and are never reused.</summary>
[JsonConverter(typeof(EntryIdJsonConverter))]
public readonly record struct EntryId(long Sequence)
{
    public override string ToString() => Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class EntryIdJsonConverter : JsonConverter<EntryId>
{
    public override EntryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, EntryId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Sequence);
}
