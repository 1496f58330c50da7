using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Hosting;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>A tracker over a real database in a folder of its own, at a clock that the test moves on.</summary>
public sealed class ReportWorld : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-reports-");
    private readonly ServiceProvider _services;

    private ReportWorld(DateTimeOffset at)
    {
        Clock = new FakeTimeProvider(at);
        _services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?> { ["Tracker:DataDirectory"] = _folder.FullName }).Build())
            .AddTracker().AddSingleton<TimeProvider>(Clock).BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public Guid NegotiationId { get; private set; }

    public static ImpreciseDate Day(string edtf) => ImpreciseDate.Parse(edtf);

    public static CitationInput Source(string grade, string publisher, string title, string? url = null, string? place = null) =>
        new() { Grade = grade, Place = place, New = new NewSource { Publisher = publisher, Title = title, Url = url } };

    /// <summary>AMAZ was opened at that moment, and nothing else happened.</summary>
    public static async Task<ReportWorld> Opened(string at)
    {
        var world = new ReportWorld(DateTimeOffset.Parse(at));
        await using var scope = world._services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await DatabaseStart.Start(db, world._services.GetRequiredService<Authors>().People, world.Clock, CancellationToken.None);
        await world.Send(new OpenNegotiation { Key = "AMAZ", Name = "Armenia–Azerbaijan", TimeZone = "Asia/Yerevan" });
        world.NegotiationId = (await world.Send(new ListNegotiations())).Single().Id;
        return world;
    }

    public Task<T> Send<T>(IRequest<T> request) => Sender.Send(request);

    public RequestSender Sender => _services.CreateScope().ServiceProvider.GetRequiredService<RequestSender>();

    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public void GoTo(string moment) => Clock.SetUtcNow(DateTimeOffset.Parse(moment));

    public async Task<Guid> Issue(string title, Stage? stage = null, string since = "2026-01-15", Action<OpenIssue>? with = null)
    {
        var request = new OpenIssue
        {
            NegotiationId = NegotiationId,
            Title = title,
            Category = "Law",
            Stage = stage,
            Effective = Day(since),
            Rationale = "It came up.",
        };
        with?.Invoke(request);
        return (await Send(request)).Id;
    }

    public Task<Guid> Party(string name) =>
        Send(new AddActor { NegotiationId = NegotiationId, Name = name, Kind = ActorKind.State, Roles = [ActorRole.Party] });

    public Task<Guid> Milestone(string title, MilestoneKind kind, string? date, DateStatus? status, string announced, params Guid[] issues) =>
        Send(new AddMilestone
        {
            NegotiationId = NegotiationId,
            Title = title,
            Kind = kind,
            Date = date is null ? null : Day(date),
            Status = status,
            Effective = Day(announced),
            IssueIds = [.. issues],
        });

    public async Task<EntryId> LastIn(string lane, string milestone) =>
        (await Send(new ShowMilestone("AMAZ", milestone))).Seen[lane];

    public async Task<EntryId> LastIn(string lane, int issue) => (await Send(new ShowIssue("AMAZ", issue))).Seen[lane];

    public Task<StatusReport> Report(string? asOf = null, string? known = null, string? since = null, long? sequence = null) =>
        Send(new ComposeStatusReport("AMAZ") { At = new AskedViewpoint(asOf, known, sequence), Since = since });

    public async Task<string> Markdown(string? asOf = null, string? known = null, string? since = null) =>
        await Written(await Report(asOf, known, since), ReportFormat.Markdown);

    public static async Task<string> Written(StatusReport report, ReportFormat format, bool withMark = true)
    {
        await using var text = new StringWriter();
        await report.WriteTo(text, format, withMark);
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
