using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationTracker.Features.Reports.Formats;
using NJsonSchema;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public async Task It_keeps_to_the_published_schema()
    {
        using var world = await ElectionStory.Told();
        using var empty = await Opened("2026-03-02T08:00:00Z");
        foreach (var report in new[]
                 {
                     await world.Report(), await world.Report(since: "2026-06-01"), await world.Report("2026-06-08", "2026-06-08"),
                     await empty.Report(),
                 })
            (await Faults(await Written(report, ReportFormat.Json))).Should().BeEmpty();
    }

    [Fact]
    public void Every_kind_of_entry_is_in_the_published_schema()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(NegotiationTracker.Features.Reports.Formats.JsonReport.OpenSchema());
        var scales = Scales(schema.RootElement).Where(words => words.Contains("SourceAdded")).ToArray();

        scales.Should().NotBeEmpty();
        scales.Should().AllSatisfy(words => words.Should().BeEquivalentTo(Enum.GetNames<NegotiationTracker.Domain.Record.EntryKind>()));
    }

    private static IEnumerable<string[]> Scales(System.Text.Json.JsonElement part) => part.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => part.EnumerateObject().SelectMany(p =>
            p.NameEquals("enum") ? [[.. p.Value.EnumerateArray().Select(w => w.ToString())]] : Scales(p.Value)),
        System.Text.Json.JsonValueKind.Array => part.EnumerateArray().SelectMany(Scales),
        _ => [],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_record_keeps_to_the_published_schema(int seed)
    {
        using var told = await RandomRecord.Told(seed);
        foreach (var at in told.Viewpoints)
        {
            var report = await told.World.Send(new NegotiationTracker.Features.Reports.ComposeStatusReport("AMAZ") { At = at, Since = "2026-01-01" });
            (await Faults(await Written(report, ReportFormat.Json))).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("/viewpoint/ledger/sha256", "\"zz\"")]
    [InlineData("/viewpoint/about", "\"June\"")]
    [InlineData("/essentials/issues", "\"two\"")]
    [InlineData("/issues/0/importance", "\"enormous\"")]
    [InlineData("/issues/0/stage/stage", "\"Done\"")]
    [InlineData("/issues/0/stage/grounds/since/precision", "\"Minute\"")]
    [InlineData("/issues/0/stage/grounds/citations/0/grade", "\"G7\"")]
    [InlineData("/issues/0/title", "null")]
    [InlineData("/issues/0/more", "1")]
    [InlineData("/milestones/0/kind", "\"Party\"")]
    [InlineData("/sources/0/id", "0")]
    [InlineData("/moved/0/entries/0/kind", "\"Rumour\"")]
    public async Task The_schema_refuses_what_is_otherwise(string place, string value)
    {
        using var world = await ElectionStory.Told();
        var report = JsonNode.Parse(await Written(await world.Report(since: "2026-06-01"), ReportFormat.Json))!;
        var path = place.Split('/')[1..];
        var parent = path[..^1].Aggregate(report, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!);

        parent[path[^1]] = JsonNode.Parse(value);

        (await Faults(report.ToJsonString())).Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_schema_misses_any_field_that_is_left_out()
    {
        using var world = await ElectionStory.Told();
        var text = await Written(await world.Report(), ReportFormat.Json);
        foreach (var field in JsonNode.Parse(text)!.AsObject().Select(p => p.Key).Where(k => k != "$schema"))
        {
            var report = JsonNode.Parse(text)!.AsObject();
            report.Remove(field);
            (await Faults(report.ToJsonString())).Should().NotBeEmpty("{0} is always there", field);
        }
    }

    [Fact]
    public async Task It_names_its_schema_and_says_dates_as_precisely_as_they_are_known()
    {
        using var world = await ElectionStory.Told();

        using var report = JsonDocument.Parse(await Written(await world.Report("2026-06-08", "2026-06-08"), ReportFormat.Json));

        report.RootElement.GetProperty("$schema").GetString().Should().Be("/schemas/status-report-1.json");
        var referendum = report.RootElement.GetProperty("milestones").EnumerateArray().Single(m => m.GetProperty("key").GetString() == "constitutional-referendum");
        referendum.GetProperty("date").GetRawText()
            .Should().Be("""{"edtf":"2027","earliest":"2027-01-01","latest":"2027-12-31","precision":"Year"}""");
        var viewpoint = report.RootElement.GetProperty("viewpoint");
        viewpoint.GetProperty("about").GetString().Should().Be("2026-06-08");
        viewpoint.GetProperty("known").GetDateTime().Should().BeBefore(new DateTime(2026, 6, 8, 20, 0, 0, DateTimeKind.Utc))
            .And.BeAfter(new DateTime(2026, 6, 8, 19, 59, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Every_citation_leads_to_a_source_and_every_milestone_to_the_list()
    {
        using var world = await ElectionStory.Told();

        var report = JsonNode.Parse(await Written(await world.Report(since: "2026-06-01"), ReportFormat.Json))!;

        var ids = report["sources"]!.AsArray().Select(s => (int)s!["id"]!).ToArray();
        var cited = Named(report, "source").Select(n => (int)n).Distinct().Order();
        cited.Should().Equal(ids);
        var keys = report["milestones"]!.AsArray().Select(m => (string)m!["key"]!);
        Named(report["issues"]!, "milestones").SelectMany(m => m.AsArray()).Select(m => (string)m!).Distinct().Should().NotBeEmpty().And.BeSubsetOf(keys);
    }

    [Fact]
    public async Task The_published_schema_is_the_one_that_the_program_serves_and_describes_every_field()
    {
        using var served = new StreamReader(JsonReport.OpenSchema());
        var schema = JsonNode.Parse(await served.ReadToEndAsync())!;

        ((string)schema["$schema"]!).Should().Be("https://json-schema.org/draft/2020-12/schema");
        ((string)schema["properties"]!["$schema"]!["const"]!).Should().Be(JsonReport.SchemaPath);
        foreach (var fields in Named(schema, "properties").Select(p => p.AsObject()))
            foreach (var (name, field) in fields)
                (field!["description"] ?? field["$ref"] ?? field["properties"]).Should().NotBeNull("{0} must be explained", name);
    }

    private static IEnumerable<JsonNode> Named(JsonNode node, string name) => node switch
    {
        JsonObject fields => fields.Where(f => f.Value is not null)
            .SelectMany(f => (f.Key == name ? new[] { f.Value! } : []).Concat(Named(f.Value!, name))),
        JsonArray items => items.OfType<JsonNode>().SelectMany(i => Named(i, name)),
        _ => [],
    };

    private static async Task<IReadOnlyList<string>> Faults(string json)
    {
        using var schema = new StreamReader(JsonReport.OpenSchema());
        // The validator looks for definitions where JSON Schema kept them before 2019; they mean the same there.
        var text = (await schema.ReadToEndAsync()).Replace("$defs", "definitions", StringComparison.Ordinal);
        var known = await JsonSchema.FromJsonAsync(text);
        return [.. known.Validate(json).Select(f => f.ToString())];
    }
}
