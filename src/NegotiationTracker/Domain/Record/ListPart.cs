using System.Collections;

namespace NegotiationTracker.Domain.Record;

/// <summary>The rows of a list that were asked for.</summary>
/// <param name="total">How many the whole list has.</param>
/// <param name="next">Where it goes on after them; nothing at its end.</param>
public sealed class ListPart<T>(IReadOnlyList<T> rows, int total, string? next) : IReadOnlyList<T>
{
    public int Total { get; } = total;

    public string? Next { get; } = next;

    public int Count => rows.Count;

    public T this[int index] => rows[index];

    /// <summary>The same part, each row shown otherwise.</summary>
    public ListPart<TShown> Shown<TShown>(Func<T, TShown> show) => new([.. rows.Select(show)], Total, Next);

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
