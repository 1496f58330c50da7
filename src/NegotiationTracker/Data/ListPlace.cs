using System.Buffers.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>
/// Where a list goes on for a program that reads it page by page: after which row, in which order, and from which place in
/// the ledger and on which day its first page was read.
/// </summary>
internal sealed record Cursor(string List, long Sequence, DateOnly Day, IReadOnlyList<string?> Key)
{
    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value);

    public static UnreadableException Unreadable() => new(
        "“after” is not what this list answered as “next”. Give it back unchanged, with the same sorting and from the same viewpoint, or begin again without it.",
        "after");

    public static Cursor Read(string text, string list)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text)) is { Key: not null } cursor && cursor.List == list
                ? cursor
                : throw Unreadable();
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw Unreadable();
        }
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
}

/// <summary>
/// Which part of a list is asked for, and from where. A program that goes on sees the record as its first page did, whatever
/// was recorded since: so no row is missed and none comes twice.
/// </summary>
public sealed class ListPlace
{
    private readonly Cursor _first;

    private ListPlace(Viewpoint at, DateTimeOffset now, Cursor first, IReadOnlyList<string?>? key)
    {
        _first = first;
        (At, Now, Key) = (at, now, key);
    }

    public Viewpoint At { get; }

    /// <summary>A moment of the day on which the first page was read.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The sort key of the last row that was shown; none at the beginning.</summary>
    public IReadOnlyList<string?>? Key { get; }

    /// <param name="after">What the page before answered as next; none to begin.</param>
    /// <param name="list">Names the list and its order: a place in another means nothing.</param>
    internal static async Task<ListPlace> Find(
        TrackerDbContext db, string? after, string list, Negotiation negotiation, AskedViewpoint asked, DateTimeOffset now,
        CancellationToken stop)
    {
        list = $"{list} {asked.Known} {asked.AsOf}".TrimEnd(); // a place seen from elsewhere is another place
        var at = asked.In(negotiation, now);
        var today = now.DayIn(negotiation.Zone);
        var last = await db.Ledger.Where(r => r.NegotiationId == negotiation.Id).MaxAsync(r => (long?)r.Sequence, stop) ?? 0;
        if (after is null)
            return new ListPlace(at, now, new Cursor(list, last, today, []), key: null);
        var cursor = Cursor.Read(after, list);
        if (cursor.Sequence > last || cursor.Day > today)
            throw Cursor.Unreadable();
        if (cursor.Sequence == last && cursor.Day == today)
            return new ListPlace(at, now, cursor, cursor.Key);
        var then = at with
        {
            Sequence = Math.Min(at.Sequence, cursor.Sequence),
            About = string.IsNullOrWhiteSpace(asked.AsOf) ? cursor.Day : at.About,
            IsNow = false,
        };
        return new ListPlace(then, cursor.Day == today ? now : cursor.Day.EndIn(negotiation.Zone), cursor, cursor.Key);
    }

    /// <summary>The place in a list that no negotiation's record holds.</summary>
    /// <param name="upTo">Up to which place in the ledger the first page reads; none if the list is no part of the record.</param>
    internal static ListPlace Outside(string? after, string list, DateTimeOffset now, long upTo = long.MaxValue)
    {
        var first = after is null ? new Cursor(list, upTo, DateOnly.MinValue, []) : Cursor.Read(after, list);
        return new ListPlace(Viewpoint.Latest with { Sequence = first.Sequence }, now, first, after is null ? null : first.Key);
    }

    /// <summary>The part that is asked for of a list so short that it is read whole.</summary>
    public ListPart<T> Part<T>(IReadOnlyCollection<T> all, SortOrder<T> order, int size)
    {
        var found = Page(all.AsQueryable(), order, page: 1, size).ToArray();
        return new ListPart<T>([.. found.Take(size)], all.Count, Next(found, size, order));
    }

    /// <summary>The rows of the page, and one more if the list goes on.</summary>
    /// <param name="page">The page by number, as people ask; counts only where no place is given.</param>
    public IQueryable<T> Page<T>(IQueryable<T> rows, SortOrder<T> order, int page, int size)
    {
        if (Key is null)
            return order.Sorted(rows).Skip((Math.Max(1, page) - 1) * size).Take(size + 1);
        try
        {
            return order.Sorted(order.After(rows, Key)).Take(size + 1);
        }
        catch (JsonException)
        {
            throw Cursor.Unreadable();
        }
    }

    /// <summary>What goes on after the page, if there are rows beyond it.</summary>
    public string? Next<T>(IReadOnlyList<T> rows, int size, SortOrder<T> order) =>
        rows.Count > size ? Next(order.KeyOf(rows[size - 1])) : null;

    public string Next(IReadOnlyList<string?> key) => (_first with { Key = key }).ToString();
}
