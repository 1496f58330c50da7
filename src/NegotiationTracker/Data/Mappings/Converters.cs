using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>Moments are kept as UTC ticks: they sort and compare in SQL, and lose nothing.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(m => m.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));

internal sealed class CanonicalJsonConverter<T>()
    : ValueConverter<T, string>(value => CanonicalJson.Write(value), json => CanonicalJson.Read<T>(json));

internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, HashCode.Combine), list => list);
