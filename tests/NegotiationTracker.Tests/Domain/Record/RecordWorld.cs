using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
using NegotiationTracker.Hosting;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>
/// A tracker over a real database of its own, with one negotiation in the zone of Yerevan, and a clock that the test sets,
/// also backwards. It stands at noon in Yerevan on 10 June 2026.
/// </summary>
internal sealed class RecordWorld : IAsyncDisposable
{
    public const string Key = "AMAZ";

    public static readonly Author Ani = Person(1, "Ani Petrosyan");
    public static readonly Author Leyla = Person(2, "Leyla Məmmədova");
    public static readonly Author Editor = Person(3, "Tamar Editor", Permission.CorrectEntries);

    private static readonly Lazy<Task<string>> Empty = new(MigrateOnce);

    private readonly ServiceProvider _services;

    private RecordWorld(string directory, Action<IServiceCollection>? add)
    {
        Directory = directory;
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 10, 8, 0, 0, TimeSpan.Zero));
        _services = Services(directory, Clock, add);
        Analyst = _services.CreateScope().ServiceProvider.GetRequiredService<RequestSender>();
    }

    public string Directory { get; }

    public string DatabaseFile => Path.Combine(Directory, "tracker.db");

    public FakeTimeProvider Clock { get; }

    /// <summary>The local analyst, who may do everything but run jobs.</summary>
    public RequestSender Analyst { get; }

    public Guid Negotiation { get; private set; }

    public IServiceProvider Provider => _services;

    public static async Task<RecordWorld> Open(Action<IServiceCollection>? add = null, bool withNegotiation = true)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("record-").FullName;
        File.Copy(await Empty.Value, Path.Combine(directory, "tracker.db"));
        var world = new RecordWorld(directory, add);
        await world.Ask(async db =>
        {
            db.People.AddRange(new[] { Ani, Leyla, Editor }.Select(a => new Person(a.PersonId, a.Name, a.Name, "Asia/Yerevan")));
            return await db.SaveChangesAsync();
        });
        if (withNegotiation)
            await world.OpenNegotiation();
        return world;
    }

    /// <summary>Another tracker over a copy of this one's database, as it lies there now.</summary>
    public async Task<RecordWorld> Copy()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("record-").FullName;
        await Run("PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(DatabaseFile, Path.Combine(directory, "tracker.db"));
        var copy = new RecordWorld(directory, null) { Negotiation = Negotiation };
        copy.Clock.AdjustTime(Clock.GetUtcNow());
        return copy;
    }

    public RequestSender As(Author author) => Analyst.As(author);

    public async Task<Guid> OpenNegotiation(string key = Key, string zone = "Asia/Yerevan")
    {
        await Analyst.Send(new OpenNegotiation { Key = key, Name = "Peace process", TimeZone = zone, Languages = ["en", "hy"] });
        var id = await Ask(db => db.Negotiations.Where(n => n.Key == key).Select(n => n.Id).SingleAsync());
        if (key == Key)
            Negotiation = id;
        return id;
    }

    /// <summary>Goes on with a negotiation that was put on record in another way.</summary>
    public void Adopt(Guid negotiation) => Negotiation = negotiation;

    public async Task<Guid> OpenIssue(string title = "Corridor", string since = "2024-01", Stage? stage = null, bool owned = false) =>
        (await Analyst.Send(new OpenIssue
        {
            NegotiationId = Negotiation,
            Title = title,
            Category = "Transport",
            Stage = stage,
            Effective = ImpreciseDate.Parse(since),
            Rationale = "It is on the table.",
            OwnedByAuthor = owned,
        })).Id;

    public Task<Guid> AddActor(string name = "Armenia", params ActorRole[] roles) => Analyst.Send(new AddActor
    {
        NegotiationId = Negotiation,
        Name = name,
        Kind = ActorKind.State,
        Roles = roles.Length == 0 ? [ActorRole.Party] : [.. roles],
    });

    public Task<Guid> AddMilestone(string title = "Referendum", string? date = "2027", string since = "2026-01", params Guid[] issues) =>
        Analyst.Send(new AddMilestone
        {
            NegotiationId = Negotiation,
            Title = title,
            Kind = MilestoneKind.Referendum,
            Date = date is null ? null : ImpreciseDate.Parse(date),
            Effective = ImpreciseDate.Parse(since),
            IssueIds = [.. issues],
        });

    /// <summary>
    /// Sends a statement as somebody who has just looked: what is not said is filled in, the last word in the lane was seen,
    /// and it is so since today.
    /// </summary>
    public async Task<EntryId> Tell<T>(T telling, string? since = null, Author? author = null) where T : Telling, IRequest<EntryId>
    {
        telling.Effective ??= since is null ? Today : ImpreciseDate.Parse(since);
        if (telling.Rationale.Length == 0)
            telling.Rationale = "So it is said.";
        if (telling.Corrects is null && telling.ToStatement().Lane is { } lane)
            telling.Seen = await LastIn(telling.SubjectId, lane);
        return await (author is null ? Analyst : As(author)).Send(telling);
    }

    public Task<EntryId> RecordStage(Guid issue, Stage stage, string? since = null, EntryId? corrects = null, Author? author = null) =>
        Tell(new RecordStage { SubjectId = issue, Stage = stage, Corrects = corrects }, since, author);

    public ImpreciseDate Today =>
        ImpreciseDate.On(Clock.GetUtcNow().DayIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan")));

    public async Task<EntryId?> LastIn(Guid subject, string lane) =>
        new Stack(await Stack(subject), Viewpoint.Latest).LastIn(lane)?.Id;

    public Task<List<Entry>> Stack(Guid subject) =>
        Ask(db => db.Entries.AsNoTracking().Where(e => e.SubjectId == subject).OrderBy(e => e.Sequence).ToListAsync());

    public Task<List<Entry>> Entries() => Ask(db => db.Entries.AsNoTracking()
        .Include(e => e.Citations).Include(e => e.Subjects).Include(e => e.LedgerRow).OrderBy(e => e.Sequence).ToListAsync());

    public Task<Entry> Entry(EntryId id) => Ask(db => db.Entries.AsNoTracking()
        .Include(e => e.Citations).Include(e => e.Subjects).Include(e => e.LedgerRow).SingleAsync(e => e.Sequence == id.Sequence));

    public Task<Issue> Issue(Guid id) => Ask(db => db.Issues.AsNoTracking().Include(i => i.People).SingleAsync(i => i.Id == id));

    public Task<IssueDetails> Show(Guid issue, AskedViewpoint? at = null) => Ask(async db =>
    {
        var number = await db.Issues.Where(i => i.Id == issue).Select(i => i.Number).SingleAsync();
        return await Analyst.Send(new ShowIssue(Key, number) { At = at ?? AskedViewpoint.Now });
    });

    public async Task<T> Ask<T>(Func<TrackerDbContext, Task<T>> question)
    {
        await using var scope = _services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TrackerDbContext>());
    }

    /// <summary>Runs SQL on a connection as the tracker opens it: triggers, foreign keys and all.</summary>
    public Task<int> Run(string sql) => Ask(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Runs SQL as somebody with the file and another tool: nothing guards the record.</summary>
    public async Task<int> Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Foreign Keys=False;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Concat(
            from table in new[] { "Ledger", "Entries", "EntrySubjects", "Citations" }
            from act in new[] { "UPDATE", "DELETE" }
            select $"""DROP TRIGGER IF EXISTS "{table}_refuses_{act}"; """);
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await using (var connection = new SqliteConnection(SqliteConnections.ConnectionString(DatabaseFile)))
            SqliteConnection.ClearPool(connection);
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static Author Person(byte number, string name, params Permission[] also) => new(
        new Guid($"00000000-0000-7000-8000-0000000001{number:x2}"), name,
        new HashSet<Permission>([Permission.ReadRecord, Permission.RecordEntries, .. also]));

    private static ServiceProvider Services(string directory, TimeProvider clock, Action<IServiceCollection>? add)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Tracker:DataDirectory", directory)]).Build());
        services.AddTracker().AddSingleton(clock);
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The migrations run once a test run; each world starts from a copy of what they made.</summary>
    private static async Task<string> MigrateOnce()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("record-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        await using var services = Services(directory, TimeProvider.System, null);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await DatabaseStart.Start(
            db, services.GetRequiredService<Authors>().People, services.GetRequiredService<TimeProvider>(), CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return Path.Combine(directory, "tracker.db");
    }
}
