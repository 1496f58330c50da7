using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>
/// The exact meaning of the record written out a second time, slowly and from the text of the design alone, to hold the
/// product against.
/// </summary>
internal sealed class Law(IReadOnlyCollection<Entry> all, DateTimeOffset known, DateOnly about, long upTo)
{
    public static Law Now(IReadOnlyCollection<Entry> all) => new(all, DateTimeOffset.MaxValue, DateOnly.MaxValue, long.MaxValue);

    public IReadOnlyList<Entry> Standing { get; } =
    [
        .. from e in all
           where Counts(e, known, upTo) && e.Type != EntryType.Retraction
           where !all.Any(c => c.Corrects == e.Sequence && Counts(c, known, upTo))
           orderby e.Sequence
           select e,
    ];

    /// <summary>The words of a lane up to the day, each later than the one before it.</summary>
    public IReadOnlyList<Entry> Lane(Guid subject, string lane)
    {
        List<Entry> words = [];
        foreach (var e in Standing.Where(e => e.SubjectId == subject && e.Lane == lane && e.Effective.Earliest <= about))
        {
            var place = words.FindIndex(w => IsLater(w, e));
            words.Insert(place < 0 ? words.Count : place, e);
        }

        return words;
    }

    public Entry? Holds(Guid subject, string lane) => Lane(subject, lane) is [.., { Ends: false } last] ? last : null;

    public bool IsThere(Guid subject) => Lane(subject, "lifecycle").Count > 0 || Lane(subject, "registration").Count > 0;

    public IEnumerable<Entry> Holding(Guid subject) => Standing.Where(e => e.SubjectId == subject).Select(e => e.Lane)
        .OfType<string>().Distinct().Select(lane => Holds(subject, lane)).OfType<Entry>();

    /// <summary>What the list says of an issue, as one text.</summary>
    public string IssueLine(Guid id)
    {
        var closed = Holds(id, "lifecycle") is { Kind: EntryKind.Closed } end ? end : null;
        var reached = (Holds(id, "stage")?.Statement as StageStatement)?.Stage;
        var said = Holds(id, "description")?.Statement as DescribedStatement;
        var classed = Holds(id, "classification")?.Statement as ClassifiedStatement;
        var judged = Holds(id, "assessment")?.Statement as AssessmentStatement;
        var since = closed?.Effective ?? Since(id)?.Effective;
        var moved = Standing.Where(e => e.SubjectId == id && e.Effective.Earliest <= about && EntryKinds.Movement.Contains(e.Kind))
            .OrderBy(e => e.Effective.Latest).ThenBy(e => e.Effective.Earliest).ThenBy(e => e.Sequence).LastOrDefault();
        var owners = Holding(id).Select(e => e.Statement).OfType<OwnerStatement>().Select(o => o.PersonId).Order();
        return Line(
            said?.Title ?? "", classed?.Category ?? "", classed?.Importance ?? Importance.Significant,
            closed is null ? reached : Stage.Closed, reached, since, judged?.Trend, judged?.Outlook ?? Outlook.None,
            closed is not null, moved?.Effective, string.Join(',', owners));
    }

    public static string Line(params object?[] values) => string.Join(" | ", values.Select(v => v?.ToString() ?? "-"));

    private Entry? Since(Guid id)
    {
        var words = Lane(id, "stage");
        if (Holds(id, "stage")?.Statement is not StageStatement now)
            return null;
        var first = words.Count - 1;
        while (first > 0 && !words[first - 1].Ends && words[first - 1].Statement is StageStatement before && before.Stage == now.Stage)
            first--;
        return words[first];
    }

    private static bool Counts(Entry e, DateTimeOffset known, long upTo) => e.Known <= known && e.Sequence <= upTo;

    private static bool IsLater(Entry a, Entry b) =>
        a.Effective.Earliest > b.Effective.Earliest
        || (a.Effective.Earliest == b.Effective.Earliest && a.Effective.Latest > b.Effective.Latest)
        || (a.Effective.Earliest == b.Effective.Earliest && a.Effective.Latest == b.Effective.Latest && a.Sequence > b.Sequence);
}
