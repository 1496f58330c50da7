using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationTracker.Features.Imports;

/// <summary>How the columns of a file are understood. The same as JSON in a mapping file of the command line.</summary>
public sealed record FileMapping
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public ImportOf As { get; init; }

    /// <summary>Where the file is from, such as Redmine; the source that its entries rest on is called so.</summary>
    public string From { get; init; } = "";

    /// <summary>Which field each column holds, by the column's name; columns of one name hold the same. Others are left out.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>What a field is in rows that do not say.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>What a word of the file stands for, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>How 7/6/2026 is read; none if the file has to show it.</summary>
    public DayOrder? Days { get; init; }

    public FileMapping With(string column, string? field) => this with
    {
        Columns = Columns.Where(c => c.Key != column).Append(KeyValuePair.Create(column, field ?? ""))
            .Where(c => c.Value.Length > 0).ToDictionary(),
    };

    public FileMapping WithConstant(string field, string? value) => this with
    {
        Constants = Constants.Where(c => c.Key != field).Append(KeyValuePair.Create(field, value?.Trim() ?? ""))
            .Where(c => c.Value.Length > 0).ToDictionary(),
    };

    public FileMapping WithValue(string field, string word, string? meaning)
    {
        var words = (Values.GetValueOrDefault(field) ?? new Dictionary<string, string>())
            .Where(v => v.Key != word).Append(KeyValuePair.Create(word, meaning ?? "")).ToDictionary();
        return this with
        {
            Values = Values.Where(v => v.Key != field)
                .Append(KeyValuePair.Create(field, (IReadOnlyDictionary<string, string>)words)).ToDictionary(),
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="FormatException">It is no mapping; the message says where.</exception>
    public static FileMapping Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FileMapping>(json, Json) ?? throw new FormatException("The mapping is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"The mapping is no JSON of the kind that docs/imports.md describes (line {e.LineNumber + 1 ?? 1}): look for a "
                + "missing quotation mark or comma, or a name that a mapping does not have.", e);
        }
    }
}

/// <summary>In which order a date of three numbers names day, month and year.</summary>
public enum DayOrder
{
    DayFirst,
    MonthFirst,
}
