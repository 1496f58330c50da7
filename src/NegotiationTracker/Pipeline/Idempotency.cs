using System.Security.Cryptography;
using System.Text;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Pipeline;

/// <summary>Remembers what was carried out under which id, in the same transaction as the doing.</summary>
internal sealed class Idempotency(TrackerDbContext db, TimeProvider clock)
{
    public sealed record Earlier<T>(T Answer);

    public async Task<Earlier<T>?> Recall<T>(Guid id, object request, CancellationToken stop)
    {
        var earlier = await db.HandledCommands.FindAsync([id], stop);
        if (earlier is null)
            return null;
        if (earlier.Fingerprint != Fingerprint(request))
            throw new AlreadySavedException();
        return new Earlier<T>(CanonicalJson.Read<T>(earlier.Result));
    }

    public async Task Remember<T>(Guid id, object request, T answer, CancellationToken stop)
    {
        db.HandledCommands.Add(new HandledCommand(
            id, request.GetType().Name, Fingerprint(request), CanonicalJson.Write(answer), clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
    }

    private static string Fingerprint(object request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(request.GetType().Name + CanonicalJson.Write(request))));
}

/// <summary>Carries into the scope of one request the id under which its caller sent it; none if it may act again.</summary>
public sealed class CommandOfScope
{
    public Guid? Id { get; set; }
}

/// <summary>The id stands for something else on record: a form open in two windows, or a caller that reuses ids.</summary>
public sealed class AlreadySavedException() : RuleViolationException(
    "This was already saved once with other content. Look at what is on record; saved once more, it is recorded too.");
