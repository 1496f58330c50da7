using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace NegotiationTracker.Data;

/// <summary>
/// Answers kept by question, viewpoint and place in the ledger: exact, so nothing ever expires, and bounded, so the least
/// used gives way. Access sets join the key when readers differ.
/// </summary>
public sealed class RecordCache : IDisposable
{
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly ConcurrentDictionary<object, Task> _asked = [];

    /// <summary>Who asks what another is just being told waits for that answer.</summary>
    /// <param name="key">The question and everything that its answer depends on.</param>
    /// <param name="rows">How many rows the answer holds, for the bound.</param>
    public async Task<T> Get<T>(object key, Func<Task<T>> ask, Func<T, int> rows, CancellationToken stop) where T : class
    {
        var asking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            if (_answers.TryGetValue(key, out T? known) && known is not null)
                return known;
            var first = _asked.GetOrAdd(key, asking.Task);
            if (first == asking.Task)
                break;
            await first.WaitAsync(stop);
        }

        try
        {
            var answer = await ask();
            _answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1 + rows(answer) });
            return answer;
        }
        finally
        {
            // Also if it failed: then the next of those who wait asks for itself.
            _asked.TryRemove(key, out _);
            asking.SetResult();
        }
    }

    /// <summary>For when rows changed without anything being recorded.</summary>
    public void Forget() => _answers.Clear();

    public void Dispose() => _answers.Dispose();
}
