using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationTracker.Domain.Sources;

/// <summary>
/// Admiralty code (AJP-2.1): a letter for the source, A to F, and a digit for the item, 1 to 6, judged independently.
/// F and 6 mean that it cannot be judged; they are not the worst and never sort below E or 5.
/// </summary>
[JsonConverter(typeof(GradeJsonConverter))]
public readonly record struct Grade
{
    private Grade(char reliability, char credibility)
    {
        Reliability = reliability;
        Credibility = credibility;
    }

    public char Reliability { get; }

    public char Credibility { get; }

    public static Grade CannotBeJudged { get; } = new('F', '6');

    public bool IsUnknown => Reliability == 'F' || Credibility == '6';

    public static bool TryParse(string? text, out Grade grade)
    {
        grade = default;
        if (text?.Trim() is not [var letter, >= '1' and <= '6' and var digit]
            || char.ToUpperInvariant(letter) is not (>= 'A' and <= 'F' and var upper))
            return false;
        grade = new Grade(upper, digit);
        return true;
    }

    public static Grade Parse(string text) => TryParse(text, out var grade)
        ? grade
        : throw new FormatException($"“{text}” is no grade: write a letter A to F and a digit 1 to 6, such as B2.");

    public string ToWords() => $"{SourceWords(Reliability)}; {ItemWords(Credibility)}";

    public override string ToString() => $"{Reliability}{Credibility}";

    public static string SourceWords(char reliability) => reliability switch
    {
        'A' => "source completely reliable",
        'B' => "source usually reliable",
        'C' => "source fairly reliable",
        'D' => "source not usually reliable",
        'E' => "source unreliable",
        _ => "reliability of the source cannot be judged",
    };

    public static string ItemWords(char credibility) => credibility switch
    {
        '1' => "confirmed by other sources",
        '2' => "probably true",
        '3' => "possibly true",
        '4' => "doubtful",
        '5' => "improbable",
        _ => "truth cannot be judged",
    };
}

internal sealed class GradeJsonConverter : JsonConverter<Grade>
{
    public override Grade Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Grade.TryParse(reader.GetString(), out var grade)
            ? grade
            : throw new JsonException("A grade is a letter A to F and a digit 1 to 6, such as B2.");

    public override void Write(Utf8JsonWriter writer, Grade value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
