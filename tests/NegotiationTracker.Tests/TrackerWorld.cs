using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Hosting;
using NegotiationTracker.Pipeline;
using OpenedIssue = NegotiationTracker.Features.Issues.OpenedIssue;

namespace NegotiationTracker.Tests;

/// <summary>
/// A whole tracker for one test: its own SQLite file in its own folder, the real services, a clock that stands at
/// <see cref="Start"/> until the test moves it, and the cast of <see cref="People"/>. Requests go the usual way.
/// </summary>
public sealed class TrackerWorld : IDisposable
{
    /// <summary>A Sunday, one in the afternoon in Yerevan.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    /// <param name="arrange">Changes the services after they were added.</param>
    public TrackerWorld(Action<IServiceCollection>? arrange = null)
    {
        Folder = Directory.CreateTempSubdirectory("tracker-").FullName;
        File.Copy(Template.Value, Path.Combine(Folder, "tracker.db"));
        _services = Services(Folder, Clock, arrange);
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>The data directory; the world takes it along when it ends.</summary>
    public string Folder { get; }

    public IServiceProvider Provider => _services;

    public TrackerOptions Options => _services.GetRequiredService<IOptions<TrackerOptions>>().Value;

    public Authors Authors => _services.GetRequiredService<Authors>();

    /// <summary>Sends as the local analyst, who may do everything that a person may.</summary>
    public Task<T> Send<T>(IRequest<T> request) => As(Authors.LocalAnalyst).Send(request);

    public RequestSender As(Author author) => new(
        _services.GetRequiredService<IServiceScopeFactory>(), author, Clock,
        _services.GetRequiredService<Announcements>());

    /// <summary>Looks at the rows themselves.</summary>
    public async Task<T> Read<T>(Func<TrackerDbContext, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TrackerDbContext>());
    }

    /// <summary>Changes rows behind the record's back, as only somebody with the file can.</summary>
    public Task<int> Tamper(string sql) => Read(db => db.Database.ExecuteSqlRawAsync(sql));

    public void Pass(TimeSpan time) => Clock.Advance(time);

    public async Task<Guid> OpenNegotiation(
        string key = "AMAZ", string name = "Armenia–Azerbaijan", string zone = "Asia/Yerevan")
    {
        await Send(new OpenNegotiation { Key = key, Name = name, TimeZone = zone, Languages = ["en", "hy"] });
        return await Read(db => db.Negotiations.Where(n => n.Key == key).Select(n => n.Id).SingleAsync());
    }

    /// <summary>Opens an issue of AMAZ, opening the negotiation first if there is none.</summary>
    public async Task<OpenedIssue> OpenIssue(
        string title = "Border delimitation", string category = "Borders", Stage? stage = null, string since = "2025")
    {
        var negotiation = await Negotiation();
        return await Send(new OpenIssue
        {
            NegotiationId = negotiation,
            Title = title,
            Category = category,
            Stage = stage,
            Effective = ImpreciseDate.Parse(since),
            Rationale = stage is null ? "" : "As the foreign ministries said.",
        });
    }

    public async Task<Guid> AddActor(string name = "Armenia", params ActorRole[] roles) => await Send(new AddActor
    {
        NegotiationId = await Negotiation(),
        Name = name,
        Kind = ActorKind.State,
        Roles = roles.Length == 0 ? [ActorRole.Party] : [.. roles],
    });

    public async Task<Guid> AddMilestone(
        string title = "Constitutional referendum", string? date = "2027", DateStatus? status = DateStatus.Tentative,
        params Guid[] issues) => await Send(new AddMilestone
        {
            NegotiationId = await Negotiation(),
            Title = title,
            Kind = MilestoneKind.Referendum,
            Date = date is null ? null : ImpreciseDate.Parse(date),
            Status = status,
            IssueIds = [.. issues],
            Effective = ImpreciseDate.Parse("2026-01-20"),
        });

    public async Task<Guid> AddSource(string title = "Report on the talks", string publisher = "OC Media") =>
        await Send(new AddSource
        {
            NegotiationId = await Negotiation(),
            Source = new() { Publisher = publisher, Title = title, Url = "https://oc-media.org/" },
        });

    /// <summary>The entries about a subject, in the order of recording, with sources and further subjects.</summary>
    public Task<List<Entry>> EntriesAbout(Guid subject) => Read(db => db.Entries.AsNoTracking()
        .Include(e => e.Citations).Include(e => e.Subjects)
        .Where(e => e.SubjectId == subject).OrderBy(e => e.Sequence).ToListAsync());

    /// <summary>The last word about a subject in a lane: what a form has to have seen before it replaces it.</summary>
    public async Task<EntryId?> LastIn(string lane, Guid subject) =>
        new Stack(await EntriesAbout(subject), Viewpoint.Latest).LastIn(lane)?.Id;

    public void Dispose()
    {
        using (var connection = new SqliteConnection(SqliteConnections.ConnectionString(Options.DatabaseFile)))
            SqliteConnection.ClearPool(connection);
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<Guid> Negotiation() =>
        await Read(db => db.Negotiations.OrderBy(n => n.Id).Select(n => (Guid?)n.Id).FirstOrDefaultAsync())
        ?? await OpenNegotiation();

    private static ServiceProvider Services(string folder, TimeProvider clock, Action<IServiceCollection>? arrange)
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddTracker();
        services.Configure<TrackerOptions>(o => o.DataDirectory = folder);
        services.AddSingleton(clock);
        arrange?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>A migrated database with the cast in it, made once: each world begins with a copy.</summary>
    private static readonly Lazy<string> Template = new(() => Task.Run(MakeTemplate).GetAwaiter().GetResult());

    private static async Task<string> MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var services = Services(folder, new FakeTimeProvider(Start), null);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await DatabaseStart.Start(
            db, [.. services.GetRequiredService<Authors>().People, .. People.Rows], TimeProvider.System,
            CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        return Path.Combine(folder, "tracker.db");
    }
}
