using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>A tracker whose clock begins when the test says, so that what a test records was known one after the other.</summary>
public sealed class ReportWorld : IDisposable
{
    private readonly TrackerWorld _world;
    private readonly AskedQuestions _asked = new();

    private ReportWorld(DateTimeOffset at)
    {
        Clock = new FakeTimeProvider(at);
        _world = new TrackerWorld(services => services.AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.AddProvider(_asked)));
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
        world.NegotiationId = await world._world.OpenNegotiation();
        return world;
    }

    public Task<T> Send<T>(IRequest<T> request) => _world.Send(request);

    public RequestSender As(Author author) => _world.As(author);

    public AsyncServiceScope Scope() => _world.Provider.CreateAsyncScope();

    /// <summary>How often the database was asked.</summary>
    public async Task<int> CountQueries(Func<Task> ask)
    {
        var before = _asked.Count;
        await ask();
        return _asked.Count - before;
    }

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

    public void Dispose()
    {
        _world.Dispose();
        _asked.Dispose();
    }

    private sealed class AskedQuestions : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => _count;

        public ILogger CreateLogger(string categoryName) =>
            categoryName == DbLoggerCategory.Database.Command.Name ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId == RelationalEventId.CommandExecuted)
                Interlocked.Increment(ref _count);
        }

        public void Dispose()
        {
        }
    }
}
