using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Data;

/// <summary>Brings the database to this version and asserts what the record rests on, before anything is served.</summary>
public static class DatabaseStart
{
    /// <summary>A migration that was killed leaves a lock behind, for which a later start would wait for ever.</summary>
    private static readonly TimeSpan MigrationBound = TimeSpan.FromSeconds(60);

    public static async Task Start(
        TrackerDbContext db, IReadOnlyList<Person> people, TimeProvider clock, CancellationToken stop)
    {
        await Migrate(db, clock, stop);
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
        SqliteConnections.Assert(db.Database.GetDbConnection());
        await db.Database.CloseConnectionAsync();
        foreach (var person in people)
        {
            if (await db.People.FindAsync([person.Id], stop) is not { } known)
                db.People.Add(person);
            else
                known.Rename(person.Name, person.TimeZone);
        }

        await db.SaveChangesAsync(stop);
    }

    private static async Task Migrate(TrackerDbContext db, TimeProvider clock, CancellationToken stop)
    {
        using var bound = new CancellationTokenSource(MigrationBound, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, bound.Token);
        try
        {
            await db.Database.MigrateAsync(either.Token);
        }
        catch (OperationCanceledException e) when (bound.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                "The database could not be brought to this version within a minute. If an earlier start was killed, remove "
                + "the row in its table __EFMigrationsLock and start again; the record itself is untouched.",
                e);
        }
    }
}
