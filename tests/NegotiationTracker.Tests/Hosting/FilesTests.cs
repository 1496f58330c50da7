using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Hosting;
using NegotiationTracker.Tests.Features;

namespace NegotiationTracker.Tests.Hosting;

public sealed class FilesTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0];

    private readonly TrackerWorld _world = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private EntryId _event;
    private Guid _issue;

    public async Task InitializeAsync()
    {
        _issue = (await _world.OpenIssue()).Id;
        _event = await _world.Say(new RecordEvent { SubjectId = _issue, Title = "They met" });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTracker();
        builder.Services.Configure<TrackerOptions>(o => o.DataDirectory = _world.Folder);
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.MapFiles();
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task A_file_comes_back_to_the_byte_under_its_name_as_a_download_that_no_browser_runs()
    {
        var entry = await Attach("<!doctype html><script>alert(1)</script>"u8.ToArray(), "Հայտարարություն; \"1\".html");

        using var answer = await _http.GetAsync($"/AMAZ/entries/{entry}/file?inline");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("<!doctype html><script>alert(1)</script>");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment", "it is no picture");
        answer.Content.Headers.ContentDisposition.FileNameStar.Should().Be("Հայտարարություն; \"1\".html");
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "Content-Security-Policy").Should().Be("default-src 'none'; sandbox");
        Header(answer, "Cache-Control").Should().Be("no-store");
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
    }

    [Fact]
    public async Task A_picture_is_shown_in_its_place_when_it_is_asked_for_so()
    {
        var entry = await Attach(Picture, "map.png");

        using var shown = await _http.GetAsync($"/AMAZ/entries/{entry}/file?inline");
        using var downloaded = await _http.GetAsync($"/AMAZ/entries/{entry}/file");

        (shown.Content.Headers.ContentDisposition!.DispositionType, shown.Content.Headers.ContentType!.MediaType).Should().Be(("inline", "image/png"));
        downloaded.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        (await downloaded.Content.ReadAsByteArrayAsync()).Should().Equal(Picture);
    }

    [Theory]
    [InlineData("/AMAZ/entries/{0}/file", 200)]
    [InlineData("/GEO/entries/{0}/file", 404)]
    [InlineData("/NOPE/entries/{0}/file", 404)]
    [InlineData("/AMAZ/entries/1/file", 404)]
    [InlineData("/AMAZ/entries/-1/file", 404)]
    [InlineData("/AMAZ/entries/9999999/file", 404)]
    [InlineData("/AMAZ/entries/99999999999999999999/file", 404)]
    [InlineData("/AMAZ/entries/..%2f..%2ftracker.db/file", 404)]
    [InlineData("/AMAZ/entries/{0}/file/..%2f..%2f..%2ftracker.db", 404)]
    [InlineData("/files/{0}", 404)]
    public async Task Nothing_but_what_an_entry_of_this_negotiation_names_is_reached(string address, int status)
    {
        await _world.OpenNegotiation("GEO", "Georgia", "Asia/Tbilisi");
        var entry = await Attach(Picture, "map.png");

        using var answer = await _http.GetAsync(string.Format(null, address, entry));

        ((int)answer.StatusCode).Should().Be(status);
        if (status == 404)
            (await answer.Content.ReadAsStringAsync()).Should().MatchRegex("^$|^[A-Z].*\\.$");
    }

    private async Task<EntryId> Attach(byte[] content, string name) => await _world.Say(new AttachEvidence
    {
        SubjectId = _issue,
        On = _event,
        File = await _world.Send(new KeepFile(new MemoryStream(content), name)),
    });

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
