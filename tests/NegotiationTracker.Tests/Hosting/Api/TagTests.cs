using System.Net;
using NegotiationTracker.Tests.Hosting.Api.Generated;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>Who has an answer learns that nothing is new, and never that nothing is new when something is.</summary>
public sealed class TagTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private readonly TrackerClient _client = world.Client;

    [Fact]
    public async Task A_tag_spares_the_answer_until_the_next_entry()
    {
        var first = await Get("/api/v1/overview?negotiation=AMAZ");
        var tag = first.Headers.ETag!.ToString();
        first.Headers.CacheControl!.ToString().Should().Be("no-cache, private");

        var again = await Get("/api/v1/overview?negotiation=AMAZ", tag);
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        again.Headers.ETag!.ToString().Should().Be(tag);

        await Note("AMAZ-1");
        var after = await Get("/api/v1/overview?negotiation=AMAZ", tag);
        after.StatusCode.Should().Be(HttpStatusCode.OK);
        after.Headers.ETag!.ToString().Should().NotBe(tag);
    }

    [Fact]
    public async Task A_tag_holds_until_midnight_in_the_negotiations_zone()
    {
        var tag = (await Get("/api/v1/issues?negotiation=AMAZ")).Headers.ETag!.ToString();
        (await Get("/api/v1/issues?negotiation=AMAZ", tag)).StatusCode.Should().Be(HttpStatusCode.NotModified);

        world.Clock.Advance(TimeSpan.FromDays(1));

        (await Get("/api/v1/issues?negotiation=AMAZ", tag)).StatusCode.Should().Be(HttpStatusCode.OK, "what is overdue or stalled hangs on the day");
    }

    [Fact]
    public async Task The_entries_of_another_negotiation_change_no_tag()
    {
        var tag = (await Get("/api/v1/issues/AMAZ-2")).Headers.ETag!.ToString();
        await _client.OpenNegotiationAsync(ApiWorld.NewKey, new OpenNegotiation { Key = "APART", Name = "Apart", TimeZone = "UTC", Languages = ["en"] });

        (await Get("/api/v1/issues/AMAZ-2", $"\"other\", {tag}")).StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await Get("/api/v1/issues/AMAZ-2", "\"other\"")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Get("/api/v1/negotiations", tag)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_client_is_told_by_an_exception()
    {
        var tag = (await _client.ListActorsAsync("AMAZ")).Headers["ETag"].Single();

        (await FluentActions.Awaiting(() => _client.ListActorsAsync("AMAZ", if_None_Match: tag)).Should().ThrowAsync<ApiException>())
            .Which.StatusCode.Should().Be(304);
    }

    [Fact]
    public async Task A_refusal_bears_no_tag_and_is_not_kept()
    {
        var refused = await Get("/api/v1/issues/AMAZ-999");

        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        refused.Headers.ETag.Should().BeNull();
        refused.Headers.CacheControl!.ToString().Should().Be("no-store");
    }

    private async Task<HttpResponseMessage> Get(string path, string? tag = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await world.Http.SendAsync(message);
    }

    private async Task Note(string key) => await _client.AddNoteAsync(ApiWorld.NewKey, new AddNote
    {
        About = SubjectKind.Issue,
        SubjectId = (await _client.ShowIssueAsync(key)).Result.Id,
        Text = "Something new.",
        Effective = "2026-11-22",
    });
}
