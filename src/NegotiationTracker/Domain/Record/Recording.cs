using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// The act of putting one command on record: its author, its moment, and the next places in the ledger. The moment is
/// never earlier than the last one, whatever the clock says. Used under the write gate only.
/// </summary>
public sealed class Recording
{
    private readonly List<Entry> _unsaved = [];
    private readonly HashSet<Guid> _openedHere = [];
    private readonly HashSet<Guid> _touched = [];
    private LedgerHead _head;
    private Author? _author;

    public DateTimeOffset Moment { get; private set; }

    public Guid CommandId { get; private set; }

    public Author Author => _author ?? throw new InvalidOperationException("Nothing can be recorded outside a command.");

    public LedgerHead Head => _head;

    /// <summary>The negotiations that got entries.</summary>
    public IReadOnlyCollection<Guid> Touched => _touched;

    public void Begin(LedgerHead head, Author author, DateTimeOffset now, Guid commandId)
    {
        _head = head;
        _author = author;
        CommandId = commandId;
        Moment = now > head.Moment ? now.ToUniversalTime() : head.Moment;
    }

    /// <summary>The civil day of this recording in the negotiation's zone.</summary>
    public DateOnly Today(TimeZoneInfo zone) => Moment.DayIn(zone);

    /// <summary>An id for something new; ids rise with time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Moment);

    public IReadOnlyList<Entry> TakeUnsaved()
    {
        var entries = _unsaved.ToArray();
        _unsaved.Clear();
        return entries;
    }

    internal Entry Enter(EntryContent content)
    {
        if (content.Kind == EntryKind.NegotiationOpened && content.Type == EntryType.Change)
            _openedHere.Add(content.Negotiation);
        if (content.Known >= Moment)
            content = content with { Known = null };
        if (content.Known is not null && !_openedHere.Contains(content.Negotiation))
            throw new RuleViolationException(
                $"Entry “{content.Key}” says that it was known before today. Only the first import of a negotiation takes "
                + "such history; leave “known” out, and the entry counts from the moment of its recording.");
        var row = LedgerRow.After(_head, content, Moment, Author.PersonId, CommandId);
        var entry = new Entry(row, content);
        _head = new LedgerHead(row.Sequence, row.Hash, Moment);
        _unsaved.Add(entry);
        _touched.Add(content.Negotiation);
        return entry;
    }
}
