using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Features;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>What holds for every address of the API, found by looking at all of them.</summary>
public sealed class EndpointTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    /// <summary>Requests that no program sends from outside, each with its reason. Whoever adds one says why.</summary>
    private static readonly Dictionary<Type, string> NotForPrograms = new()
    {
        [typeof(SendDueReminders)] = "the clock calls for it, and no person may send it",
        [typeof(SweepFiles)] = "the clock calls for it, and no person may send it",
        [typeof(ConfirmFile)] = "the address of KeepFile sends it, once the file is taken in",
        [typeof(RebuildSummaries)] = "it changes rows without recording anything, so tags would not tell; the verb `rebuild` runs it alone",
    };

    public static TheoryData<string> Tellings =>
        [.. Scene.Requests.Where(r => r.IsAssignableTo(typeof(Telling))).Select(r => r.Name)];

    private IEnumerable<(RouteEndpoint Endpoint, Type Request)> Endpoints => world.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => (e, e.Metadata.GetMetadata<Sends>()?.Request!)).Where(e => e.Item2 is not null);

    [Fact]
    public void Every_request_has_an_address()
    {
        var served = Endpoints.Select(e => e.Request).ToHashSet();
        served.Should().HaveCountGreaterThan(50);

        Scene.Requests.Except(served).Except(NotForPrograms.Keys).Select(r => r.Name).Should().BeEmpty(
            "programs can do what people can. Give it a line in src/NegotiationTracker/Hosting/Api: "
            + "“issues.Tell<RecordStage>(\"/{id:guid}/stages\")” for a statement, “actors.Post<AddActor, Guid>(\"\")” for another write, "
            + "“overview.Read<ShowOverview>(\"/overview\", …)” for a question; run ClientTests with TRACKER_CLIENT=write afterwards. "
            + "If it is none of a program's business, say why in this test");
        served.Intersect(NotForPrograms.Keys).Should().BeEmpty("what is served stands in no table of exceptions");
    }

    [Fact]
    public async Task Every_question_about_the_record_takes_a_viewpoint()
    {
        var questions = Endpoints.Where(e => Reads.BearsTag(e.Request)).ToArray();
        questions.Should().HaveCountGreaterThan(10);
        using var description = await Description();
        foreach (var (endpoint, request) in questions)
            Parameters(description, request.Name).Should().Contain(["as-of", "known", "sequence", "If-None-Match"], request.Name);
    }

    [Fact]
    public async Task Everything_is_described()
    {
        using var description = await Description();
        var silent = new List<string>();
        foreach (var operation in description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            var name = operation.Value.GetProperty("operationId").GetString()!;
            if (!operation.Value.TryGetProperty("summary", out var summary) || summary.GetString() == name)
                silent.Add(name);
            if (operation.Value.TryGetProperty("parameters", out var parameters))
                silent.AddRange(parameters.EnumerateArray().Where(p => !p.TryGetProperty("description", out _)).Select(p => $"{name}: {p.GetProperty("name")}"));
        }

        var schemas = description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().ToArray();
        schemas.Should().HaveCountGreaterThan(100);
        silent.AddRange(schemas.Where(s => !s.Value.TryGetProperty("description", out _)).Select(s => s.Name));
        silent.Should().BeEmpty("callers read this instead of the code: give the type or the property a <summary>, or the parameter a line in Operations");
    }

    [Fact]
    public async Task Fields_without_a_description_become_fewer()
    {
        using var description = await Description();
        var fields = description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .SelectMany(s => Fields(s.Value).Select(f => (Schema: s.Name, Field: f))).ToArray();
        fields.Should().HaveCountGreaterThan(400);

        var silent = fields.Where(f => !f.Field.Value.TryGetProperty("description", out _)).ToArray();

        silent.Length.Should().BeLessThanOrEqualTo(
            200, "a new field has a <summary>, or a <param> on its record; who describes an old one lowers this number: {0}",
            string.Join(", ", silent.GroupBy(f => f.Field.Name).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()} ({string.Join(' ', g.Select(f => f.Schema))})")));
    }

    private static IEnumerable<JsonProperty> Fields(JsonElement schema) => schema.EnumerateObject()
        .SelectMany(p => p.Name == "properties" ? p.Value.EnumerateObject() : p.Name == "allOf" ? p.Value.EnumerateArray().SelectMany(Fields) : []);

    [Theory]
    [MemberData(nameof(Tellings))]
    public async Task What_would_become_of_a_statement_is_told_before_it_is_sent(string request)
    {
        var sample = (Telling)await world.Scene.Sample(Scene.Named(request));
        var endpoint = Endpoints.Single(e => e.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == $"Foresee{request}").Endpoint;

        var answer = await Post(endpoint, sample, key: null);

        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_key_no_write_is_taken()
    {
        var writes = Endpoints.Where(e => e.Request.IsAssignableTo(typeof(IWrites))).ToArray();
        writes.Should().HaveCountGreaterThan(25);
        foreach (var (endpoint, request) in writes)
        {
            var answer = await Post(endpoint, await world.Scene.Sample(request), key: null);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("/problems/no-idempotency-key", request.Name);
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }
    }

    private async Task<HttpResponseMessage> Post(RouteEndpoint endpoint, object sample, string? key)
    {
        var options = world.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var path = endpoint.RoutePattern.RawText!.Replace("{id:guid}", (sample as Telling)?.SubjectId.ToString("D"), StringComparison.Ordinal);
        var isFile = sample is NegotiationTracker.Features.Dossiers.ImportDossier;
        if (sample is ImportFile)
            path += "?negotiation=AMAZ";
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        message.Content = sample is ImportFile import ? Form(import) : new StringContent(
            isFile ? "format: 1" : JsonSerializer.Serialize(sample, sample.GetType(), options), Encoding.UTF8, isFile ? "application/yaml" : "application/json");
        if (key is not null)
            message.Headers.Add("Idempotency-Key", key);
        return await world.Http.SendAsync(message);
    }

    private static MultipartFormDataContent Form(ImportFile import) =>
        new() { { new ByteArrayContent(import.Content), "file", import.FileName }, { new StringContent(""), "mapping" } };

    private async Task<JsonDocument> Description() => JsonDocument.Parse(await world.Http.GetStringAsync("/openapi/v1.json"));

    private static IEnumerable<string> Parameters(JsonDocument description, string operation) => description.RootElement.GetProperty("paths")
        .EnumerateObject().SelectMany(p => p.Value.EnumerateObject())
        .Single(o => o.Value.GetProperty("operationId").GetString() == operation).Value
        .GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!);
}
