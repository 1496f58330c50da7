using System.Collections.Immutable;

namespace NegotiationTracker.Pipeline;

/// <summary>What the current request has recorded so far; filled by the pipeline once it is committed.</summary>
public sealed class Recorded
{
    public IReadOnlyList<Announcement> Announcements { get; set; } = [];
}

/// <summary>Something about a negotiation is new up to a place in the ledger.</summary>
public sealed record Announcement(Guid NegotiationId, long Sequence);

/// <summary>Tells open pages, after commit, that there is something new. Nothing important rests on hearing it.</summary>
public sealed class Announcements(ILogger<Announcements> log)
{
    private ImmutableList<Action<Announcement>> _hearers = [];

    public IDisposable Subscribe(Action<Announcement> hear)
    {
        ImmutableInterlocked.Update(ref _hearers, hearers => hearers.Add(hear));
        return new Subscription(() => ImmutableInterlocked.Update(ref _hearers, hearers => hearers.Remove(hear)));
    }

    internal void Announce(Recorded recorded)
    {
        foreach (var announcement in recorded.Announcements)
            foreach (var hear in _hearers)
                Tell(hear, announcement);
    }

    private void Tell(Action<Announcement> hear, Announcement announcement)
    {
        try
        {
            hear(announcement);
        }
        catch (ObjectDisposedException e)
        {
            // A page that closed while it was being told; what was recorded is safe.
            log.LogDebug(e, "A page closed before it heard of entry {Sequence}.", announcement.Sequence);
        }
        catch (Exception e)
        {
            // Whoever recorded has been heard: what a hearer makes of it is not theirs to answer for.
            log.LogError(e, "A hearer failed on being told of entry {Sequence}.", announcement.Sequence);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
