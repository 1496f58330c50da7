using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>Every kind of refusal once: its type, its status, and a sentence that says what to do.</summary>
public sealed class ProblemTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private string Stages => $"/api/v1/issues/{world.Scene.Border.Id}/stages";

    [Theory]
    [InlineData("""{"stage":"Signed","effective":"2026-11","rationale":"So it is.","stag":1}""", "stag", "There is no field “stag” here")]
    [InlineData("""{"stage":"Signd","effective":"2026-11","rationale":"So it is."}""", "stage", "write one of NotOnTheAgenda, Exploratory")]
    [InlineData("""{"stage":7,"effective":"2026-11","rationale":"So it is."}""", "stage", "write one of")]
    [InlineData("""{"stage":"Signed","effective":"2026-31-31","rationale":"So it is."}""", "effective", "is not a month")]
    [InlineData("""{"stage":"Signed","effective":20261101,"rationale":"So it is."}""", "effective", "A date is a text")]
    [InlineData("""{"stage":"Signed","stage":"Signed","effective":"2026-11","rationale":"So it is."}""", "stage", "stands there twice")]
    [InlineData("""{"stage":"Signed","effective":"2026-11","rationale":5}""", "rationale", "another kind")]
    [InlineData("""{"stage":"Signed","subjectId":"00000000-0000-7000-8000-000000000001"}""", "subjectId", "There is no field")]
    [InlineData("""{"commandId":"00000000-0000-7000-8000-000000000001"}""", "commandId", "There is no field")]
    public async Task A_body_that_cannot_be_read_says_where(string body, string field, string says)
    {
        var problem = await Refused(await Post(Stages, body), ProblemType.Unreadable);

        problem.GetProperty("errors").GetProperty(field)[0].GetString().Should().Contain(says);
        problem.GetProperty("detail").GetString().Should().Contain($"{field}, line 1").And.NotContain("System.").And.NotContain("NegotiationTracker");
    }

    [Theory]
    [InlineData("issues?negotiation=AMAZ&as_of=2020-01-01", "as_of")]
    [InlineData("overview?negotiation=AMAZ&know=2020-01-01", "know")]
    [InlineData("negotiations?foo=1", "foo")]
    public async Task A_parameter_that_is_not_taken_is_refused_instead_of_passed_over(string address, string parameter)
    {
        var problem = await Refused(await world.Http.GetAsync($"/api/v1/{address}"), ProblemType.NotValid);

        problem.GetProperty("errors").GetProperty(parameter)[0].GetString().Should().Contain("as-of");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    public async Task What_is_no_object_is_unreadable(string body) => await Refused(await Post(Stages, body), ProblemType.Unreadable);

    [Fact]
    public async Task A_body_is_64_deep_at_most()
    {
        var deep = $"{{\"sources\":{new string('[', 70)}{new string(']', 70)}}}";

        await Refused(await Post(Stages, deep), ProblemType.Unreadable);
    }

    [Fact]
    public async Task Fields_are_named_as_the_body_names_them()
    {
        var problem = await Refused(
            await Post(Stages, """{"stage":"Signed","effective":"2026-11","rationale":"So.","sources":[{"grade":"B2"},null,{"grade":""}]}"""),
            ProblemType.NotValid);

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("sources[1]", "sources[2].grade");
    }

    [Theory]
    [InlineData("/api/v1/issues?negotiation=AMAZ&limit=0", "limit")]
    [InlineData("/api/v1/issues?negotiation=AMAZ&limit=201", "limit")]
    [InlineData("/api/v1/overview?negotiation=AMAZ&days=0", "days")]
    [InlineData("/api/v1/changes?negotiation=AMAZ&days=36501", "days")]
    [InlineData("/api/v1/issues?negotiation=AMAZ&movedInDays=-1", "movedInDays")]
    public async Task A_parameter_out_of_range_is_not_valid(string path, string field) =>
        (await Refused(await world.Http.GetAsync(path), ProblemType.NotValid)).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();

    [Theory]
    [InlineData("/api/v1/issues?negotiation=AMAZ&limit=many", "limit")]
    [InlineData("/api/v1/issues?negotiation=AMAZ&stage=Signd", "stage")]
    [InlineData("/api/v1/issues?negotiation=AMAZ&stage=77", "stage")]
    [InlineData("/api/v1/overview?negotiation=AMAZ&as-of=yesterday", "as-of")]
    [InlineData("/api/v1/overview?negotiation=AMAZ&known=2026-06-08T99:00Z", "known")]
    [InlineData("/api/v1/overview?negotiation=AMAZ&known=2026-06-08T14:00:00", "known")]
    [InlineData("/api/v1/overview?negotiation=AMAZ&known=2026-06-08T14:00:00+04:00", "known")] // the + of an address is a blank
    [InlineData("/api/v1/entries/choices?negotiationId=00000000-0000-7000-8000-000000000001&of=issuez", "of")]
    [InlineData("/api/v1/issues", "negotiation")]
    public async Task A_parameter_that_cannot_be_read_is_named(string path, string field) =>
        (await Refused(await world.Http.GetAsync(path), ProblemType.Unreadable)).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();

    [Theory]
    [InlineData("/api/v1/issues?negotiation=NONE")]
    [InlineData("/api/v1/issues/AMAZ-77")]
    [InlineData("/api/v1/issues/AMAZ")]
    [InlineData("/api/v1/issues/AMAZ-1?known=1999-01-01")]
    [InlineData("/api/v1/dossiers/NONE")]
    [InlineData("/api/v1/reports/status.md?negotiation=NONE")]
    [InlineData("/api/v1/drafts?form=none")]
    public async Task What_is_not_on_record_is_not_found(string path) => await Refused(await world.Http.GetAsync(path), ProblemType.NotOnRecord);

    [Fact]
    public async Task A_viewpoint_from_which_nobody_has_looked_yet_breaks_a_rule()
    {
        var problem = await Refused(await world.Http.GetAsync("/api/v1/overview?negotiation=AMAZ&known=2999-01-01"), ProblemType.Rule);

        problem.GetProperty("errors").GetProperty("known")[0].GetString().Should().StartWith("Nobody knows yet");
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData(null)]
    public async Task A_key_of_255_signs_names_a_write(string? key) =>
        await Refused(await Post(Stages, """{"stage":"Signed"}""", key: key), ProblemType.NoIdempotencyKey);

    [Fact]
    public async Task A_key_that_is_too_long_names_nothing()
    {
        await Refused(await Post(Stages, """{"stage":"Signed"}""", key: new string('k', 256)), ProblemType.NoIdempotencyKey);
        await Refused(await Post(Stages, """{"stage":"Signed"}""", key: new string('k', 255)), ProblemType.NotValid);
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_too_large()
    {
        string Body(int length) => $$"""{"stage":"Signed","effective":"2026-11","rationale":"{{new string('x', length)}}"}""";
        await Refused(await Post(Stages, Body(1024 * 1024)), ProblemType.TooLarge);
        await Refused(await Post(Stages, Body(1024 * 1024 - 200)), ProblemType.NotValid);
    }

    [Fact]
    public async Task Another_media_type_is_refused() =>
        await Refused(await Post(Stages, "stage=Signed", "application/x-www-form-urlencoded"), ProblemType.MediaType);

    [Theory]
    [InlineData("files", "multipart/form-data with the part “file” (the file, with its name).")]
    [InlineData("imports?negotiation=AMAZ", "the part “file” (the file, with its name) and the part “mapping” (if you like).")]
    [InlineData("imports/preview?negotiation=AMAZ", "multipart/form-data with the part “file”")]
    public async Task Where_a_file_belongs_a_refusal_asks_for_none_but_a_form(string address, string says)
    {
        var problem = await Refused(await Post($"/api/v1/{address}", "{}"), ProblemType.MediaType);

        problem.GetProperty("detail").GetString().Should().Contain(says).And.NotContain("JSON");
    }

    [Fact]
    public async Task Where_a_text_belongs_a_refusal_asks_for_a_text() =>
        (await Refused(await Post("/api/v1/dossiers", "{}"), ProblemType.MediaType)).GetProperty("detail").GetString()
            .Should().Contain("application/yaml or text/plain").And.NotContain("JSON");

    [Theory]
    [InlineData("files", 21, "20 MB")]
    [InlineData("imports?negotiation=AMAZ", 11, "10 MB")]
    [InlineData("imports/preview?negotiation=AMAZ", 11, "10 MB")]
    public async Task A_file_that_is_too_large_is_told_the_limit_of_its_address(string address, int megabytes, string limit)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{address}");
        message.Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[megabytes * 1024 * 1024]), "file", "table.csv" } };
        message.Headers.ExpectContinue = true;
        message.Headers.Add("Idempotency-Key", ApiWorld.NewKey);

        var problem = await Refused(await world.Http.SendAsync(message), ProblemType.TooLarge);

        problem.GetProperty("detail").GetString().Should().Contain(limit).And.Contain("smaller file");
    }

    [Theory]
    [InlineData("2026-11-22T14:00:00%2B04:00")]
    [InlineData("2026-11-22T14:00Z")]
    [InlineData("2026-11-22T14:00:00.5-03:00")]
    public async Task A_moment_with_its_offset_is_taken(string known) =>
        (await world.Http.GetAsync($"/api/v1/overview?negotiation=AMAZ&known={known}")).StatusCode.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("stage=signed")]
    [InlineData("sort=TITLE")]
    public async Task A_word_on_offer_may_be_written_in_any_case(string parameter) =>
        (await world.Http.GetAsync($"/api/v1/issues?negotiation=AMAZ&{parameter}")).StatusCode.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task A_file_is_sent_under_a_key_as_every_write_is()
    {
        var key = ApiWorld.NewKey;
        await Refused(await Send("One page", null), ProblemType.NoIdempotencyKey);
        var first = await (await Send("One page", key)).Content.ReadAsStringAsync();

        (await (await Send("One page", key)).Content.ReadAsStringAsync()).Should().Be(first).And.Contain("\"hash\"");
        await Refused(await Send("Another page", key), ProblemType.KeyReused);
        await Refused(await Post(Stages, """{"stage":"Signed","effective":"2026-11-22","rationale":"So."}""", key: key), ProblemType.KeyReused);

        async Task<HttpResponseMessage> Send(string text, string? under)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files");
            message.Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "page.txt" } };
            if (under is not null)
                message.Headers.Add("Idempotency-Key", under);
            return await world.Http.SendAsync(message);
        }
    }

    [Fact]
    public async Task Whoever_follows_the_type_of_a_refusal_reads_what_it_means()
    {
        foreach (var type in ProblemType.All)
        {
            var answer = await world.Http.GetAsync(type.Address);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
            (await answer.Content.ReadAsStringAsync()).Should().StartWith(type.Title).And.Contain(type.WhatToDo).And.Contain($"{type.Status}");
        }
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused_in_words()
    {
        await Refused(await world.Http.GetAsync($"/api/v1/issues?negotiation=AMAZ&text={new string('x', 9_000)}"), ProblemType.TooLong);
        (await world.Http.GetAsync($"/api/v1/issues?negotiation=AMAZ&text={new string('x', 7_000)}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_grade_that_is_none_is_named_where_it_stands()
    {
        var problem = await Refused(
            await Post(Stages, $$"""{"stage":"Signed","effective":"2026-11","rationale":"So.","sources":[{"sourceId":"{{world.Scene.Source}}","grade":"B2"},{"sourceId":"{{world.Scene.Source}}","grade":"B7"}]}""", key: ApiWorld.NewKey),
            ProblemType.Rule);

        problem.GetProperty("errors").GetProperty("sources[1].grade")[0].GetString().Should().StartWith("“B7” is no grade");
    }

    [Fact]
    public async Task A_conflict_says_that_the_other_statement_may_be_ones_own_and_what_to_send()
    {
        string Told(string seen) => $$"""{"stage":"Signed","effective":"2026-11-22","rationale":"So."{{seen}}}""";
        var first = await Post(Stages, Told(""), key: ApiWorld.NewKey);

        var problem = await Refused(first.IsSuccessStatusCode ? await Post(Stages, Told(""), key: ApiWorld.NewKey) : first, ProblemType.Conflict);

        var standing = problem.GetProperty("standing").GetProperty("last").GetInt64();
        problem.GetProperty("detail").GetString().Should().Contain("possibly your own").And.EndWith($"send again with “seen” set to {standing}.");
        (await Post(Stages, Told($",\"seen\":{standing}"), key: ApiWorld.NewKey)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_or_a_method_that_is_not_there_says_so()
    {
        await Refused(await world.Http.GetAsync("/api/v1/nothing"), ProblemType.NoSuchAddress);
        await Refused(await world.Http.DeleteAsync("/api/v1/issues"), ProblemType.NoSuchMethod);
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "/api/v1/negotiations");
        message.Headers.Add("Origin", "https://example.org");

        await Refused(await world.Http.SendAsync(message), ProblemType.ForeignOrigin);
        message.Headers.Host.Should().BeNull();
    }

    [Fact]
    public async Task Who_may_not_is_told_so_and_a_fault_tells_a_name_only()
    {
        (await Through(() => throw new NotPermittedException("You may not."))).Should().Contain("/problems/not-permitted").And.Contain("You may not.");
        (await Through(() => throw new ConflictException("Theirs.", null))).Should().Contain("/problems/conflict");
        var unexpected = await Through(() => throw new InvalidOperationException("secret /path/to/file"));
        unexpected.Should().Contain("/problems/unexpected").And.MatchRegex("\"id\":\"[0-9a-f]{12}\"").And.NotContain("secret");
    }

    [Fact]
    public void Every_kind_of_refusal_is_explained()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));
        ProblemType.All.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems(t => t.Name);
        foreach (var type in ProblemType.All)
            text.Should().Contain($"<a id=\"{type.Name}\"></a>", "the address leads to an explanation").And.Contain($"| {type.Status} |");
    }

    private async Task<string> Through(Action act)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = world.Services };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await ActivatorUtilities.CreateInstance<Problems>(world.Services, (Microsoft.AspNetCore.Http.RequestDelegate)(_ =>
        {
            act();
            return Task.CompletedTask;
        })).Invoke(http);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private async Task<HttpResponseMessage> Post(string path, string body, string type = "application/json", string? key = "a-key")
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        message.Content = new StringContent(body, Encoding.UTF8, type);
        message.Headers.ExpectContinue = true; // a body that is refused for its length is refused before it is sent
        if (key is not null)
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await world.Http.SendAsync(message);
    }

    private static async Task<JsonElement> Refused(HttpResponseMessage answer, params ProblemType[] types)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json", text);
        var problem = JsonDocument.Parse(text).RootElement;
        types.Select(t => t.Address).Should().Contain(problem.GetProperty("type").GetString(), text);
        types.Select(t => (HttpStatusCode)t.Status).Should().Contain(answer.StatusCode);
        problem.GetProperty("status").GetInt32().Should().Be((int)answer.StatusCode);
        problem.GetProperty("detail").GetString().Should().EndWith(".");
        return problem;
    }
}
