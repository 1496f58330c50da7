using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationTracker.Hosting;
using NegotiationTracker.Hosting.Api;

namespace NegotiationTracker.Tests.Hosting;

/// <summary>Over a real connection, with the headers that the program sends.</summary>
public sealed class ReportDownloadTests : IAsyncLifetime, IDisposable
{
    private readonly TrackerWorld _world = new();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        await _world.OpenIssue("Border <b>delimitation</b>");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_world.As(_world.Authors.LocalAnalyst));
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.MapReports();
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _world.Dispose();
    }

    [Theory]
    [InlineData("md", "text/markdown")]
    [InlineData("csv", "text/csv")]
    [InlineData("html", "text/html")]
    [InlineData("json", "application/json")]
    public async Task Each_format_is_a_file_that_no_browser_runs_and_no_cache_keeps(string extension, string mediaType)
    {
        using var response = await _client.GetAsync($"/AMAZ/reports/status.{extension}?as-of=2026-11-22");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        response.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.Should().Be($"AMAZ-status-2026-11-22.{extension}");
        Header(response, "X-Content-Type-Options").Should().Be("nosniff");
        Header(response, "Cache-Control").Should().Be("no-store");
        Header(response, "Content-Security-Policy").Should().Be("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        (await response.Content.ReadAsStringAsync()).Should().Contain("delimitation");
    }

    [Fact]
    public async Task The_schema_stands_at_the_address_that_the_report_names()
    {
        using var report = JsonDocument.Parse(await _client.GetStringAsync("/AMAZ/reports/status.json"));

        using var response = await _client.GetAsync(report.RootElement.GetProperty("$schema").GetString());

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/schema+json");
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString()
            .Should().StartWith("Status report");
    }

    [Theory]
    [InlineData("/CYP/reports/status.html", HttpStatusCode.NotFound, "No negotiation has the key")]
    [InlineData("/AMAZ/reports/status.json?since=soon", HttpStatusCode.BadRequest, "“soon” is no day")]
    public async Task A_refusal_is_a_sentence(string address, HttpStatusCode status, string sentence)
    {
        using var response = await _client.GetAsync(address);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain(sentence);
    }

    [Fact]
    public async Task There_is_no_other_format() =>
        (await _client.GetAsync("/AMAZ/reports/status.pdf")).StatusCode.Should().Be(HttpStatusCode.NotFound);

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}
