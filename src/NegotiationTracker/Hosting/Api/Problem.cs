using System.Text.Json.Serialization;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Hosting.Api;

/// <summary>A refusal, after RFC 9457. Nothing was stored.</summary>
/// <param name="Type">Which kind of refusal; stable, and described under this name in docs/api.md.</param>
/// <param name="Title">The kind in a sentence.</param>
/// <param name="Status">The HTTP status, once more.</param>
/// <param name="Detail">What is wrong here, and what to do next.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    /// <summary>Sentences by field, where it is known: path in the body or name of the parameter, such as sources[0].grade.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>In a conflict, the entry that stands there now: look at it, and send again having seen it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Foresight? Standing { get; init; }

    /// <summary>After an unexpected fault, the name under which the tracker's log tells of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    internal static Problem Of(ProblemType type, string? detail = null) => new(type.Address, type.Title, type.Status, detail ?? type.Title);
}
