using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// One dated, sourced statement about a subject. Never changed and never removed: a later entry corrects or retracts it.
/// Moments are UTC; effective dates are civil dates as precise as known.
/// </summary>
public sealed class Entry
{
    private readonly List<Citation> _citations = [];
    private readonly List<EntrySubject> _subjects = [];

    private Entry() { }

    /// <summary>The entry that a row of the ledger stands for.</summary>
    internal Entry(LedgerRow row, EntryContent content)
    {
        Sequence = row.Sequence;
        Key = content.Key;
        NegotiationId = content.Negotiation;
        SubjectKind = content.Subject.Kind;
        SubjectId = content.Subject.Id;
        Kind = content.Kind;
        Type = content.Type;
        Lane = content.Lane;
        Ends = content.Ends;
        Corrects = content.Corrects;
        Root = content.Root ?? row.Sequence;
        Effective = content.Effective;
        Known = content.Known ?? row.Moment;
        Recorded = row.Moment;
        AuthorId = row.AuthorId;
        Rationale = content.Rationale;
        Statement = content.Statement;
        FirstRecorded = content.FirstRecorded;
        FirstAuthor = content.FirstAuthor;
        _citations.AddRange(content.Citations.Select((c, i) => c.At(row.Sequence, i)));
        _subjects.AddRange(content.AllSubjects.Select(s => new EntrySubject(row.Sequence, s)));
        LedgerRow = row;
    }

    public long Sequence { get; private set; }
    public string Key { get; private set; } = "";
    public Guid NegotiationId { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public Guid SubjectId { get; private set; }
    public EntryKind Kind { get; private set; }
    public EntryType Type { get; private set; }
    public string? Lane { get; private set; }
    public bool Ends { get; private set; }

    /// <summary>The entry that this one corrects or retracts. Each entry has one correction at most.</summary>
    public long? Corrects { get; private set; }

    /// <summary>The change at the bottom of a chain of corrections; for a change, itself.</summary>
    public long Root { get; private set; }

    public ImpreciseDate Effective { get; private set; } = null!;
    public DateTimeOffset Known { get; private set; }
    public DateTimeOffset Recorded { get; private set; }
    public Guid AuthorId { get; private set; }
    public string Rationale { get; private set; } = "";

    /// <summary>What it says; nothing for a retraction.</summary>
    public Statement? Statement { get; private set; }

    public DateTimeOffset? FirstRecorded { get; private set; }
    public string? FirstAuthor { get; private set; }
    public LedgerRow LedgerRow { get; private set; } = null!;
    public IReadOnlyList<Citation> Citations => _citations;

    /// <summary>Everything that the entry concerns, its own subject first.</summary>
    public IReadOnlyList<EntrySubject> Subjects => _subjects;

    public EntryId Id => new(Sequence);

    /// <summary>Entered later than it was known: shown as "history, entered on …".</summary>
    public bool IsHistory => Known < Recorded;
}

/// <summary>One subject that an entry concerns.</summary>
public sealed class EntrySubject
{
    private EntrySubject() { }

    public EntrySubject(long sequence, SubjectRef subject)
    {
        Sequence = sequence;
        SubjectId = subject.Id;
        SubjectKind = subject.Kind;
    }

    public long Sequence { get; private set; }
    public Guid SubjectId { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
}
