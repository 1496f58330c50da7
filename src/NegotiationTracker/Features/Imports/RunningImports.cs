using System.Collections.Immutable;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Imports, and undos of imports, that were begun on a page. They go on when that page is left or loaded anew, so every page
/// of the negotiation shows them from here, and can cancel them.
/// </summary>
public sealed class RunningImports(TimeProvider clock)
{
    private ImmutableList<RunningImport> _all = [];
    private ImmutableList<Action> _hearers = [];

    /// <param name="hear">Called when one has begun, got further, or ended.</param>
    public IDisposable Subscribe(Action hear)
    {
        ImmutableInterlocked.Update(ref _hearers, hearers => hearers.Add(hear));
        return new Subscription(() => ImmutableInterlocked.Update(ref _hearers, hearers => hearers.Remove(hear)));
    }

    public IEnumerable<RunningImport> In(string negotiation) =>
        _all.Where(r => string.Equals(r.Negotiation, negotiation, StringComparison.OrdinalIgnoreCase));

    public RunningImport Begin(string negotiation, Author author, string doing)
    {
        var run = new RunningImport(this, clock, negotiation, author, doing);
        ImmutableInterlocked.Update(ref _all, all => all.Add(run));
        Tell();
        return run;
    }

    internal void Remove(RunningImport run)
    {
        ImmutableInterlocked.Update(ref _all, all => all.Remove(run));
        Tell();
    }

    internal void Tell()
    {
        foreach (var hear in _hearers)
            hear();
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>One of them.</summary>
public sealed class RunningImport(RunningImports all, TimeProvider clock, string negotiation, Author author, string doing)
    : IProgress<RowProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private long _told;
    private bool _waits;
    private bool _ended;

    public string Negotiation => negotiation;

    /// <summary>Whoever began it, and can cancel it.</summary>
    public Author Author => author;

    /// <summary>Such as “Importing issues.csv”.</summary>
    public string Doing => doing;

    public RowProgress? Progress { get; private set; }

    /// <summary>It has not begun yet: other work of this person is to be done first.</summary>
    public bool Waits
    {
        get => _waits;
        set
        {
            _waits = value;
            all.Tell();
        }
    }

    /// <summary>Why nothing came of it, where nobody was there any more to be told.</summary>
    public string? Refusal { get; private set; }

    public CancellationToken Stop => _stop.Token;

    /// <summary>Tells how far it is, a few times a second.</summary>
    public void Report(RowProgress value)
    {
        Progress = value;
        if (_told != 0 && clock.GetElapsedTime(_told) < Pause && value.Done < value.Of)
            return;
        _told = clock.GetTimestamp();
        all.Tell();
    }

    public void Cancel()
    {
        lock (_stop)
            if (!_ended)
                _stop.Cancel();
    }

    /// <summary>It is shown until somebody has read why.</summary>
    public void Refuse(string sentence)
    {
        Refusal = sentence;
        all.Tell();
    }

    public void Forget() => all.Remove(this);

    public void Dispose()
    {
        if (Refusal is null)
            Forget();
        lock (_stop)
        {
            _ended = true;
            _stop.Dispose();
        }
    }
}
