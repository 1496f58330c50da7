using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Features;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>One rule for whatever cannot be taken, held against every parameter and every field that there is.</summary>
public sealed partial class RefusalTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    /// <summary>Parameters in which any text has a meaning, if only that nothing is found.</summary>
    private static readonly string[] AnyText = ["negotiation", "text", "typed", "category", "form", "sheet"];

    private IEnumerable<ApiDescription> Operations => world.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>()
        .ApiDescriptionGroups.Items.SelectMany(g => g.Items)
        .Where(o => o.RelativePath!.StartsWith("api/v1", StringComparison.Ordinal) && o.HttpMethod != "HEAD");

    private IEnumerable<ApiDescription> Questions => Operations.Where(o => o.HttpMethod == "GET");

    private JsonSerializerOptions Json => world.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    [Fact]
    public async Task Nonsense_in_a_parameter_is_unreadable_and_named_whichever_it_is()
    {
        List<string> otherwise = [];
        var tried = 0;
        foreach (var (operation, parameter) in Questions.SelectMany(o => Queries(o).Select(p => (o, p))).Where(p => !AnyText.Contains(p.p.Name)))
            foreach (var nonsense in Nonsense(parameter.Type))
            {
                tried++;
                var address = Address(operation, parameter.Name, nonsense);
                using var answer = await world.Http.GetAsync(address);
                var problem = await Problem(answer);
                if (answer.StatusCode != HttpStatusCode.BadRequest || Type(problem) != ProblemType.Unreadable.Address
                    || !Fields(problem).SequenceEqual([parameter.Name]) || Jargon().IsMatch(problem.GetRawText()))
                    otherwise.Add($"{address}: {problem}");
            }

        tried.Should().BeGreaterThan(80);
        otherwise.Should().BeEmpty();
    }

    [Fact]
    public async Task The_addresses_of_these_tests_are_good_ones_and_their_heads_can_be_asked_for_alone()
    {
        Questions.Should().HaveCountGreaterThan(25);
        foreach (var address in Questions.Select(o => Address(o)))
        {
            using var get = await world.Http.GetAsync(address);
            using var head = await world.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

            get.StatusCode.Should().Be(HttpStatusCode.OK, address);
            head.StatusCode.Should().Be(HttpStatusCode.OK, address);
            head.Headers.ETag.Should().Be(get.Headers.ETag);
            head.Content.Headers.ContentType.Should().Be(get.Content.Headers.ContentType);
            (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_value_of_another_kind_is_refused_under_the_name_of_its_field_in_every_body()
    {
        List<string> otherwise = [];
        var tried = 0;
        foreach (var (operation, request) in Bodies())
            foreach (var field in Json.GetTypeInfo(request).Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null))
            {
                tried++;
                var problem = await Problem(await Post(Address(operation), $$"""{"{{field.Name}}":[[7.5]]}"""));
                if (Type(problem) != ProblemType.Unreadable.Address || !Fields(problem).All(f => f.StartsWith(field.Name, StringComparison.Ordinal))
                    || Fields(problem).Length == 0 || Jargon().IsMatch(problem.GetRawText()))
                    otherwise.Add($"{operation.RelativePath} {field.Name}: {problem}");
            }

        tried.Should().BeGreaterThan(150);
        otherwise.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_that_the_record_does_not_take_is_refused_under_the_name_of_its_field()
    {
        List<string> otherwise = [];
        var tried = 0;
        foreach (var (operation, request) in Bodies().Where(b => b.Request.IsAssignableTo(typeof(IRecords))))
        {
            var sample = JsonSerializer.SerializeToNode(await world.Scene.Sample(request), request, Json)!.AsObject();
            foreach (var field in sample.Where(f => f.Value is JsonValue value && value.TryGetValue<string>(out _)).Select(f => f.Key).ToArray())
            {
                var property = request.GetProperties().Single(p => p.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
                if (property.PropertyType != typeof(string))
                    continue;
                tried++;
                var body = sample.DeepClone().AsObject();
                body[field] = "half\u0007a text";
                var problem = await Problem(await Post(Address(operation, body: sample), body.ToJsonString()));
                if (!Fields(problem).SequenceEqual([field]) && !NamesNoField(request, field))
                    otherwise.Add($"{operation.RelativePath} {field}: {problem}");
            }
        }

        tried.Should().BeGreaterThan(40);
        otherwise.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{\"stage\":\"Signed\"", 1, 18, "ends before it is complete")]
    [InlineData("{\n  \"stage\": \"Signed\n}", 2, 19, "cannot stand there")]
    [InlineData("{\n\n  'stage': 1}", 3, 3, "“'” cannot stand there")]
    [InlineData("{\"rationale\":\"Ղարաբաղ\",}", 1, 24, "“}” cannot stand there")]
    [InlineData("", 1, 1, "nothing in it")]
    [InlineData("  \n ", 1, 1, "nothing in it")]
    [InlineData("{\n \"rationale\": \"half \\ud83d of it\"}", 2, 15, "half a character")]
    [InlineData("{} {}", 1, 4, "“{” cannot stand there")]
    public async Task What_is_no_JSON_is_told_by_line_and_character_in_plain_words(string body, int line, int character, string says)
    {
        var problem = await Problem(await Post($"/api/v1/issues/{world.Scene.Border.Id}/stages", body));

        Type(problem).Should().Be(ProblemType.Unreadable.Address);
        problem.GetProperty("detail").GetString().Should().Contain($"line {line}, character {character}:").And.Contain(says);
        Jargon().IsMatch(problem.GetRawText()).Should().BeFalse();
    }

    [Fact]
    public async Task What_has_to_be_there_and_is_not_is_named()
    {
        var problem = await Problem(await Post("/api/v1/drafts/dropped", "{}"));

        Type(problem).Should().Be(ProblemType.NotValid.Address);
        Fields(problem).Should().Equal("form");
    }

    [Fact]
    public async Task No_sentence_offers_a_stage_that_nobody_can_record()
    {
        var problem = await Problem(await Post($"/api/v1/issues/{world.Scene.Border.Id}/stages", """{"stage":"Sealed"}"""));

        problem.GetProperty("detail").GetString().Should().Contain("Suspended").And.NotContain("Closed");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("999999")]
    public async Task A_place_that_the_ledger_does_not_have_is_refused_with_its_last(string sequence)
    {
        var head = (await world.Client.FindPlaceAsync("AMAZ")).Result.Sequence;

        var problem = await Problem(await world.Http.GetAsync($"/api/v1/issues?negotiation=AMAZ&sequence={sequence}"));

        Type(problem).Should().Be(ProblemType.NotValid.Address);
        Fields(problem).Should().Equal("sequence");
        problem.GetProperty("detail").GetString().Should().Contain($"no place {sequence}").And.Contain($"1 to {head}");
        (await world.Http.GetAsync($"/api/v1/issues?negotiation=AMAZ&sequence={head}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/v1/issues?negotiation=AMAZ", "application/problem+json", "/problems/wrong-host")]
    [InlineData("/AMAZ", null, "evil.example")]
    public async Task Under_another_name_the_tracker_does_not_answer_and_says_so(string path, string? type, string says)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };

        using var answer = await world.Http.SendAsync(message);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.Should().Be(type);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(says).And.Contain("localhost").And.NotContain("<html");
    }

    [Fact]
    public async Task What_a_rule_is_about_is_called_as_the_body_calls_it()
    {
        var source = world.Scene.Source;
        var problem = await Problem(await Post($"/api/v1/sources/{source}/origin", $$"""{"originalId":"{{source}}","effective":"2026-11-22"}"""));

        Type(problem).Should().Be(ProblemType.Rule.Address);
        Fields(problem).Should().Equal("originalId");
    }

    [Fact]
    public void Whatever_field_a_handler_names_is_one_of_its_request()
    {
        List<string> others = [];
        var named = 0;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "NegotiationTracker", "Features"), "*.cs", SearchOption.AllDirectories))
            foreach (var field in FieldOfRefusal().Matches(File.ReadAllText(path)).Select(m => m.Groups["field"].Value))
            {
                // What a request has in files of its own is found beside it.
                var requests = Scene.Requests.Where(r => r.Name == Path.GetFileNameWithoutExtension(path)
                    || (!Scene.Requests.Any(o => o.Name == Path.GetFileNameWithoutExtension(path)) && path.Contains($"/{r.Namespace!.Split('.')[^1]}/", StringComparison.Ordinal)));
                named++;
                if (!requests.Any(r => r.GetProperties().Any(p => p.Name.Equals(ApiJson.Named(field, r), StringComparison.OrdinalIgnoreCase))))
                    others.Add($"{Path.GetFileName(path)}: {field}");
            }

        named.Should().BeGreaterThan(10);
        others.Should().BeEmpty("a program looks for the sentence under the name that it sent");
    }

    /// <summary>What is looked up or kept as a whole: the sentence is about it alone, and names it.</summary>
    private static bool NamesNoField(Type request, string field) =>
        (request.Name, field) is ("OpenNegotiation", "key" or "frameOf") or ("OpenExample", "name") or ("CorrectSource", "key");

    private static string[] Nonsense(Type type)
    {
        var plain = type.IsArray ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? ["banana", "77", "0"] : plain == typeof(DateOnly) ? ["banana", "2026-13-01"] : ["banana"];
    }

    private static IEnumerable<ApiParameterDescription> Queries(ApiDescription operation) =>
        operation.ParameterDescriptions.Where(p => p.Source == BindingSource.Query);

    private IEnumerable<(ApiDescription Operation, Type Request)> Bodies() => Operations
        .Where(o => o.HttpMethod == "POST" && !o.RelativePath!.EndsWith("foresight", StringComparison.Ordinal))
        .Select(o => (o, o.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType))
        .Where(o => o.RequestType?.IsAssignableTo(typeof(MediatR.IBaseRequest)) == true).Select(o => (o.o, o.RequestType!));

    /// <summary>A good address of an operation, but for one parameter.</summary>
    private string Address(ApiDescription operation, string? parameter = null, string? value = null, JsonObject? body = null)
    {
        var path = "/" + PathParameter().Replace(operation.RelativePath!, found => Good(operation, found.Groups["name"].Value));
        var query = Queries(operation).Where(p => p.IsRequired && p.Name != parameter).ToDictionary(p => p.Name, p => Good(operation, p.Name));
        if (parameter is not null)
            query[parameter] = value!;
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}";
    }

    private string Good(ApiDescription operation, string name)
    {
        var scene = world.Scene;
        var resource = operation.RelativePath!.Split('/')[2];
        return name switch
        {
            "negotiation" => "AMAZ",
            "negotiationId" => $"{scene.Negotiation}",
            "key" => resource == "issues" ? "AMAZ-1" : "constitutional-referendum",
            "id" => resource switch
            {
                "sources" when !operation.RelativePath.EndsWith("cited", StringComparison.Ordinal) => $"{scene.Source}",
                "milestones" => $"{scene.Referendum}",
                "actors" => $"{scene.Armenia}",
                "negotiations" => $"{scene.Negotiation}",
                _ => $"{scene.Border.Id}",
            },
            "kind" => "Issue",
            "entry" => resource == "files" ? $"{scene.Evidence}" : $"{scene.Event}",
            "of" => "Issues",
            "text" => "border",
            "form" => "RecordStage",
            _ => throw new InvalidOperationException($"{operation.RelativePath}: say what a good “{name}” is."),
        };
    }

    private async Task<HttpResponseMessage> Post(string path, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", ApiWorld.NewKey);
        return await world.Http.SendAsync(message);
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : JsonSerializer.SerializeToElement($"{answer.StatusCode} {text}");
    }

    private static string? Type(JsonElement problem) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static string[] Fields(JsonElement problem) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(e => e.Name)] : [];

    /// <summary>What parsers say to their makers.</summary>
    [GeneratedRegex("System\\.|NegotiationTracker\\.|Path:|LineNumber|BytePosition|token|depth|JSON value|payload|bind|surrogate", RegexOptions.NonBacktracking)]
    private static partial Regex Jargon();

    [GeneratedRegex("new (RuleViolation|Unreadable|NotOnRecord)Exception\\([^;]*?, \"(?<field>[\\w-]+)\"\\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FieldOfRefusal();

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)(:[a-z]+)?\\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathParameter();
}
