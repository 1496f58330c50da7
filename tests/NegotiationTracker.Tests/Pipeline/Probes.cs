using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>Answers which database context it got, and stays in it until all others have come.</summary>
[Requires(Permission.ReadRecord)]
public sealed record Look(Barrier Together) : IRequest<(string Context, string Author)>;

internal sealed class LookHandler(TrackerDbContext db, TrackerDbContext same, Author author)
    : IRequestHandler<Look, (string Context, string Author)>
{
    public async Task<(string Context, string Author)> Handle(Look request, CancellationToken cancellationToken)
    {
        db.Should().BeSameAs(same, "one request has one context");
        await Task.Run(() => request.Together.SignalAndWait(TimeSpan.FromSeconds(20), cancellationToken), cancellationToken);
        return (db.ContextId.ToString(), author.Name);
    }
}

/// <summary>Forgot to say whom it is for.</summary>
public sealed record Forgetful : IRequest<int>;

internal sealed class ForgetfulHandler : IRequestHandler<Forgetful, int>
{
    public Task<int> Handle(Forgetful request, CancellationToken cancellationToken) => Task.FromResult(1);
}

/// <summary>Says that it only reads, and writes.</summary>
[Requires(Permission.ReadRecord)]
public sealed record Meddle : IRequest<int>;

internal sealed class MeddleHandler(TrackerDbContext db) : IRequestHandler<Meddle, int>
{
    public Task<int> Handle(Meddle request, CancellationToken cancellationToken) =>
        db.Drafts.ExecuteDeleteAsync(cancellationToken);
}

/// <summary>Records, saves, and fails all the same.</summary>
[Requires(Permission.RecordEntries)]
public sealed record Stumble(Guid IssueId, Exception With) : IRequest<int>, IRecords
{
    public Guid CommandId { get; set; }
}

internal sealed class StumbleHandler(TrackerDbContext db, RecordKeeper keeper, Recording recording) : IRequestHandler<Stumble, int>
{
    public async Task<int> Handle(Stumble request, CancellationToken cancellationToken)
    {
        var (issue, negotiation) = await keeper.Load(new SubjectRef(SubjectKind.Issue, request.IssueId), cancellationToken);
        issue.Record(
            new NoteStatement("Never to be seen"), new Account { Effective = ImpreciseDate.Parse("2026") }, recording, negotiation);
        await db.SaveChangesAsync(cancellationToken);
        throw request.With;
    }
}

internal static class Probes
{
    public static void Add(IServiceCollection services) => services
        .AddTransient<IRequestHandler<Look, (string, string)>, LookHandler>()
        .AddTransient<IRequestHandler<Forgetful, int>, ForgetfulHandler>()
        .AddTransient<IRequestHandler<Meddle, int>, MeddleHandler>()
        .AddTransient<IRequestHandler<Stumble, int>, StumbleHandler>();
}
