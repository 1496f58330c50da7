using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationTracker.Tests.Hosting.Api.Generated;

public partial class TrackerClient
{
    /// <summary>The generator says how an enum is written, but not how a list of them is.</summary>
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.Converters.Add(new JsonStringEnumConverter());
}
