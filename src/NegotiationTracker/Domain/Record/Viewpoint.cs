using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// From where the record is read: what was known at a moment, about a civil day, up to a place in the ledger.
/// </summary>
/// <param name="IsNow">Everything on record, about today: summaries answer for it.</param>
public sealed record Viewpoint(DateTimeOffset Known, DateOnly About, long Sequence, bool IsNow = false)
{
    /// <summary>All that is on record. Changes are never effective in the future, so this depends on no clock.</summary>
    public static readonly Viewpoint Latest = new(DateTimeOffset.MaxValue, DateOnly.MaxValue, long.MaxValue);

    public bool Counts(Entry entry) => entry.Known <= Known && entry.Sequence <= Sequence;

    /// <summary>
    /// It had become true by then. Nothing on record was in the future when it was recorded, so now it always has, even if
    /// the clock was set back since.
    /// </summary>
    public bool Reaches(Entry entry) => IsNow || entry.Effective.Earliest <= About;

    /// <summary>The first moment of a period of so many days that ends where this viewpoint knows.</summary>
    public DateTimeOffset PeriodStart(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var end = Known < now ? Known : now;
        return end.DayIn(zone).AddDays(-Math.Clamp(days, 1, 36_500)).MomentIn(TimeOnly.MinValue, zone);
    }
}

/// <summary>A viewpoint as people and addresses write it; all empty means now.</summary>
/// <param name="AsOf">About which civil day: 2026-06-08.</param>
/// <param name="Known">As known when: 2026-06-08 for the end of that day in the negotiation's zone, or an ISO 8601 moment
/// with its offset.</param>
/// <param name="Sequence">Up to which place in the ledger; printed editions pin it.</param>
public sealed record AskedViewpoint(string? AsOf = null, string? Known = null, long? Sequence = null)
{
    /// <summary>Earlier days are typing errors, and periods before them would leave the calendar.</summary>
    private const int EarliestYear = 1000;

    private static readonly string[] MomentFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static readonly AskedViewpoint Now = new();

    public bool IsNow => string.IsNullOrWhiteSpace(AsOf) && string.IsNullOrWhiteSpace(Known) && Sequence is null;

    public Viewpoint In(Negotiation negotiation, DateTimeOffset now)
    {
        var today = now.DayIn(negotiation.Zone);
        var about = string.IsNullOrWhiteSpace(AsOf) ? today : Day(AsOf.Trim(), "as-of");
        return new Viewpoint(KnownMoment(negotiation, now), about, Sequence ?? long.MaxValue, IsNow);
    }

    private DateTimeOffset KnownMoment(Negotiation negotiation, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Known))
            return DateTimeOffset.MaxValue;
        var text = Known.Trim();
        var moment = text.Length <= 10 ? Day(text, "known").EndIn(negotiation.Zone) : Moment(text);
        var endOfToday = now.DayIn(negotiation.Zone).EndIn(negotiation.Zone);
        return moment <= endOfToday
            ? moment
            : throw new RuleViolationException($"Nobody knows yet what will be known on {text}. Choose today or an earlier day.", "known");
    }

    private static DateOnly Day(string text, string field) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year >= EarliestYear
            ? day
            : throw new UnreadableException($"{text.Quoted()} is no day: write year, month and day, such as 2026-06-08.", field);

    private static DateTimeOffset Moment(string text)
    {
        if (!DateTimeOffset.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            || moment.Year < EarliestYear)
            throw new UnreadableException(
                $"{text.Quoted()} is neither a day nor a moment: write 2026-06-08, 2026-06-08T10:00:00Z, or 2026-06-08T14:00:00+04:00 (in an address %2B for +).",
                "known");
        // Whose clock would be meant, nobody could tell: the negotiation's, the reader's, or the server's.
        return text.AsSpan("2026-06-08T".Length).IndexOfAny("Z+-") >= 0
            ? moment.ToUniversalTime()
            : throw new UnreadableException(
                $"{text.Quoted()} does not say in which time zone: add its offset, such as Z for UTC or +04:00 (in an address %2B04:00).", "known");
    }
}
