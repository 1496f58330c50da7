using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MediatR;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Hosting.Api;

/// <summary>JSON as programs send and get it: strict, because what is passed over in silence is on record for good.</summary>
internal static class ApiJson
{
    /// <summary>Requests whose body says what they are about; of all others the address does.</summary>
    private static readonly Type[] NameTheirSubject =
    [
        typeof(RecordEvent), typeof(AddNote), typeof(LinkSubjects), typeof(UnlinkSubjects), typeof(AddSpelling), typeof(EndSpelling),
        typeof(CommentOnEntry), typeof(AttachEvidence), typeof(RecordDisagreement), typeof(EndDisagreement),
    ];

    /// <summary>So deep may brackets stand in brackets.</summary>
    public const int MaxDepth = 64;

    /// <summary>What requests call otherwise than dossier files do.</summary>
    private static readonly Dictionary<string, string[]> Otherwise = new(StringComparer.Ordinal)
    {
        ["title"] = ["name"],
        ["text"] = ["outcome", "spellings"],
        ["zone"] = ["timeZone"],
    };

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new OutlookConverter());
        options.Converters.Add(new EnumNamesConverter());
        options.Converters.Add(new DateConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { LeaveOutWhatIsSaidElsewhere, TakeNothingAsLeftOut },
        };
    }

    /// <summary>
    /// A field as the caller names it: Sources[0].Grade is sources[0].grade in a body. Rules name fields as dossier files do, and
    /// there “original” is the source that a request names by its id.
    /// </summary>
    /// <param name="request">Whose field it is, if that is known.</param>
    public static string Named(string field, Type? request = null)
    {
        var name = string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (request is null || Holds(request, name))
            return name;
        if (Otherwise.GetValueOrDefault(name, []).Append(name + "Id").FirstOrDefault(other => Holds(request, other)) is { } called)
            return called;
        var part = request.GetProperties().FirstOrDefault(p => (IsSent(p.PropertyType) || p.PropertyType == typeof(StoredFile)) && Holds(p.PropertyType, name));
        return part is null ? name : $"{Named(part.Name)}.{name}";
    }

    private static bool Holds(Type type, string name) => type.GetProperties().Any(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name);

    public static bool HasSubjectInAddress(Type request) =>
        request.IsAssignableTo(typeof(Telling)) && !NameTheirSubject.Contains(request);

    /// <summary>What somebody sends, and parts of it.</summary>
    public static bool IsSent(Type type) =>
        type.IsAssignableTo(typeof(IBaseRequest)) || type == typeof(CitationInput) || type == typeof(NewSource);

    /// <summary>The id of a command is its Idempotency-Key, and its subject stands in the address.</summary>
    private static void LeaveOutWhatIsSaidElsewhere(JsonTypeInfo info)
    {
        if (!info.Type.IsAssignableTo(typeof(IBaseRequest)))
            return;
        var inAddress = HasSubjectInAddress(info.Type);
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i] is { Set: null, AssociatedParameter: null } or { Name: "commandId" }
                || (inAddress && info.Properties[i].Name == "subjectId"))
                info.Properties.RemoveAt(i);
        }
    }

    /// <summary>Generated clients send a text or a list that nobody set as null: it stays what it is without them.</summary>
    private static void TakeNothingAsLeftOut(JsonTypeInfo info)
    {
        if (!IsSent(info.Type))
            return;
        foreach (var property in info.Properties.Where(p => p is { Set: not null, AssociatedParameter: null, IsSetNullable: false }))
        {
            if (property.PropertyType.IsValueType)
                continue;
            var set = property.Set!;
            property.IsSetNullable = true;
            property.Set = (request, value) =>
            {
                if (value is not null)
                    set(request, value);
            };
        }
    }

    private sealed class DateConverter : JsonConverter<ImpreciseDate>
    {
        public override ImpreciseDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException("A date is a text, such as \"2026-06-07\", \"2026-06\" or \"2027\"");
            return ImpreciseDate.TryRead(reader.GetString(), out var date, out var refusal) ? date : throw new JsonException(refusal);
        }

        public override void Write(Utf8JsonWriter writer, ImpreciseDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }

    /// <summary>What may come holds several words or none, so it is a list of them.</summary>
    private sealed class OutlookConverter : JsonConverter<Outlook>
    {
        public override Outlook Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("What may come is a list of words, such as [\"RiskAlert\"]");
            var word = (JsonConverter<OutlookMark>)options.GetConverter(typeof(OutlookMark));
            var all = Outlook.None;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                all |= (Outlook)word.Read(ref reader, typeof(OutlookMark), options);
            return all;
        }

        public override void Write(Utf8JsonWriter writer, Outlook value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, Enum.GetValues<OutlookMark>().Where(m => value.HasFlag((Outlook)m)), options);
    }

    private sealed class EnumNamesConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OfEnum<>).MakeGenericType(typeToConvert))!;

        private sealed class OfEnum<T> : JsonConverter<T> where T : struct, Enum
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                var known = Array.IndexOf(Enum.GetNames<T>(), name);
                return known >= 0
                    ? Enum.GetValues<T>()[known]
                    : throw new JsonException($"This is none of the words that stand there: write one of {string.Join(", ", OnOffer())}");
            }

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                writer.WriteStringValue(value.ToString());

            /// <summary>Closing is an act of its own, and no stage that anybody records.</summary>
            private static IEnumerable<string> OnOffer() => Enum.GetNames<T>().Where(name => typeof(T) != typeof(Stage) || name != nameof(Stage.Closed));
        }
    }
}

/// <summary>One word about what may come: a risk alert, or an opportunity.</summary>
public enum OutlookMark
{
    RiskAlert = Outlook.RiskAlert,
    Opportunity = Outlook.Opportunity,
}
