namespace NegotiationTracker.Data;

/// <summary>
/// One writer at a time in this process. SQLite has one write lock, and its driver waits for it by holding a thread; here
/// writers queue without one.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<IDisposable> Enter(CancellationToken stop)
    {
        await _gate.WaitAsync(stop);
        return new Turn(_gate);
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
