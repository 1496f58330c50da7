using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports;

/// <summary>
/// What a report draws on: all that stands on record of a negotiation from one viewpoint, and nothing that became true
/// only after the day that the report is about.
/// </summary>
internal sealed record ReportRecord
{
    public required Viewpoint At { get; init; }
    public required Negotiation Negotiation { get; init; }
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Everything that was there, by id.</summary>
    public required IReadOnlyDictionary<Guid, Recalled> Subjects { get; init; }

    /// <summary>Names as they were from this viewpoint, people among them.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>Sequences of what moved something in the period.</summary>
    public required IReadOnlySet<long> Moved { get; init; }

    /// <summary>What was corrected or withdrawn in the period, newest first, and what stood there.</summary>
    public required IReadOnlyList<(Entry Correction, Entry Before)> Corrections { get; init; }

    /// <summary>The issues that an event or a note concerns, by its sequence.</summary>
    public required ILookup<long, Guid> Concerned { get; init; }

    /// <summary>The links that hold, by either end.</summary>
    public required ILookup<Guid, LinkRow> Links { get; init; }

    public DateOnly? HistoryEntered =>
        Entries.Where(e => e.IsHistory).Max(e => (DateTimeOffset?)e.Recorded) is { } last ? DayOf(last) : null;

    public IEnumerable<(T Subject, Stack Stack)> Recalled<T>() where T : Subject =>
        Subjects.Values.Where(r => r.Subject is T).Select(r => ((T)r.Subject, r.Stack));

    public string NameOf(Guid id) => Names.GetValueOrDefault(id, "somebody who is not on record");

    public DateOnly DayOf(DateTimeOffset moment) => moment.DayIn(Negotiation.Zone);

    /// <summary>Keys of the issues among these, in their order.</summary>
    public IReadOnlyList<string> KeysOf(IEnumerable<Guid> ids) =>
        [.. ids.Distinct().Select(id => Subjects.GetValueOrDefault(id)?.Subject).OfType<Issue>()
            .OrderBy(i => i.Number).Select(i => i.Called)];

    /// <summary>The issues that an entry moves: its own, those it concerns, and the far end of a link.</summary>
    public IEnumerable<Guid> IssuesOf(Entry entry) => Concerned[entry.Sequence].Append(entry.SubjectId)
        .Append((entry.Statement as LinkageStatement)?.TargetId ?? entry.SubjectId)
        .Where(id => Subjects.GetValueOrDefault(id)?.Subject is Issue);

    public Grounds GroundsOf(Entry entry, Footnotes footnotes, ImpreciseDate? since = null)
    {
        var date = since ?? entry.Effective;
        return new Grounds(new Since(date, At.About < date.Latest), entry.Rationale, footnotes.Of(entry));
    }

    /// <param name="about">Under whose name it is told.</param>
    public ReportedEntry Tell(Entry entry, Guid about, Footnotes footnotes) => new(
        entry.Id, entry.Kind, entry.Saying(Names), entry.Rationale, entry.Effective, DayOf(entry.Known),
        entry.Type == EntryType.Correction, KeysOf(Concerned[entry.Sequence].Where(id => id != about)), footnotes.Of(entry));
}

/// <summary>A subject with its summary and its statements as from the report's viewpoint.</summary>
internal sealed record Recalled(Subject Subject, Stack Stack);
