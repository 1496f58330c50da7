using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// Something that statements are made about. Its own fields are a summary of its stack, computed anew with every entry;
/// only the stack is the record.
/// </summary>
public abstract class Subject
{
    /// <summary>How long authors may correct what they recorded themselves.</summary>
    public static readonly TimeSpan OwnCorrections = TimeSpan.FromHours(1);

    private readonly List<Entry> _stack = [];

    public Guid Id { get; protected set; }

    public Guid NegotiationId { get; protected set; }

    /// <summary>The place in the ledger of the entry that put it on record.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>What people find it by, as <see cref="FoldedText"/>.</summary>
    public string SearchText { get; protected set; } = "";

    public abstract SubjectKind SubjectKind { get; }

    public SubjectRef Ref => new(SubjectKind, Id);

    /// <summary>The name by which people call it, in sentences.</summary>
    public abstract string Called { get; }

    /// <summary>
    /// What put it on record was retracted, after everything else about it. It is in no list any more; its other fields
    /// say what it was until then, for whoever reads its history.
    /// </summary>
    public bool IsWithdrawn { get; private set; }

    public Stack Stack => new(_stack, Viewpoint.Latest);

    /// <summary>Takes the entries on record, before something is recorded or the summary computed.</summary>
    public void Remember(IEnumerable<Entry> entries)
    {
        _stack.Clear();
        _stack.AddRange(entries);
    }

    /// <summary>Computes the summary as it was from a viewpoint.</summary>
    /// <returns>Whether it was there at all: what put it on record was known by then, and true on the day asked about.</returns>
    public bool RecallFrom(Viewpoint viewpoint)
    {
        Summarise(viewpoint);
        return new Stack(_stack, viewpoint).LastIn(FirstLane) is not null;
    }

    /// <exception cref="RuleViolationException">A rule stands against it; the sentence says which.</exception>
    /// <exception cref="ConflictException">The lane has another last word than the one the author saw.</exception>
    public Entry Record(Statement statement, Account account, Recording recording, Negotiation negotiation)
    {
        var stack = Stack;
        Limits.Check(statement, account);
        RefuseFuture(account, recording, negotiation.Zone);
        if (IsWithdrawn)
            throw new RuleViolationException($"{Called} was withdrawn from the record. Put it on record anew, and say this there.");
        var corrected = account.Corrects is { } id ? Correctable(id, stack, recording) : null;
        if (corrected is null)
            RequireSeen(statement, account, stack);
        else if (corrected.Lane != statement.Lane || corrected.Kind != statement.Kind)
            throw new RuleViolationException(
                "A correction restates the same thing: the same kind of statement about the same parties, people or links. "
                + "Retract the entry instead, and record what is right.");
        if (account.Ends && !HasSomethingToEnd(statement.Lane, corrected, stack))
            throw new RuleViolationException("There is nothing to end: this does not hold any more.");
        Guard(statement, account, stack);
        RefuseTwice(statement as EvidenceStatement, corrected, stack);
        return Enter(statement, account, corrected, recording);
    }

    /// <summary>Withdraws an entry without putting another in its place. This is also what undo does.</summary>
    public Entry Retract(EntryId id, string rationale, Recording recording, History? history = null)
    {
        var entry = Correctable(id, Stack, recording);
        if (entry.Type == EntryType.Retraction)
            throw new RuleViolationException("This entry is itself a retraction: correct it to state again what was withdrawn.");
        if (Stack.PutsOnRecord(entry) && (Stack.Standing.Count > 1 || SubjectKind == SubjectKind.Negotiation))
            throw new RuleViolationException(
                $"The entry that put {Called} on record cannot be retracted: other entries rest on it. Correct it instead.");
        var account = new Account { Effective = entry.Effective, Rationale = rationale, History = history };
        Limits.Check(null, account);
        return Enter(null, account, entry, recording);
    }

    /// <summary>Takes it off the record: everything that stands about it is retracted, what put it there last of all.</summary>
    /// <returns>The retractions.</returns>
    public IReadOnlyList<Entry> Withdraw(string rationale, Recording recording) =>
    [
        .. Stack.Standing.OrderBy(Stack.PutsOnRecord).ThenByDescending(e => e.Sequence).ToArray()
            .Select(e => Retract(e.Id, rationale, recording)),
    ];

    /// <summary>Why an entry of this date would not become what holds; nothing if it would.</summary>
    public Entry? WouldStandBehind(Statement statement, Account account)
    {
        if (statement.Lane is null)
            return null;
        var rival = Stack.InOrder(statement.Lane).LastOrDefault(e => e.Sequence != account.Corrects?.Sequence);
        return rival is not null
            && (rival.Effective.Earliest, rival.Effective.Latest)
                .CompareTo((account.Effective.Earliest, account.Effective.Latest)) > 0 ? rival : null;
    }

    /// <summary>The lane of the entry that puts it on record.</summary>
    protected virtual string FirstLane => "registration";

    protected abstract void Summarise(Stack stack);

    protected abstract void Guard(Statement statement, Account account, Stack stack);

    /// <summary>Puts a subject on record: the one entry that needs no stack.</summary>
    protected Entry Register(Statement statement, Account account, Recording recording, TimeZoneInfo zone)
    {
        Limits.Check(statement, account);
        RefuseFuture(account, recording, zone);
        return Enter(statement, account, null, recording);
    }

    private Entry Enter(Statement? statement, Account account, Entry? corrected, Recording recording)
    {
        var entry = recording.Enter(new EntryContent
        {
            Key = account.History?.Key ?? recording.NewId().ToString("D"),
            Negotiation = NegotiationId,
            Subject = Ref,
            Kind = statement?.Kind ?? corrected!.Kind,
            Type = statement is null ? EntryType.Retraction : corrected is null ? EntryType.Change : EntryType.Correction,
            Lane = statement is null ? corrected!.Lane : statement.Lane,
            Ends = account.Ends,
            Corrects = corrected?.Sequence,
            Root = corrected?.Root,
            Effective = account.Effective,
            Known = account.History?.Known,
            Rationale = account.Rationale,
            Statement = statement,
            Citations = account.Citations,
            AlsoConcerns = [.. account.AlsoConcerns, .. Touched(statement ?? corrected!.Statement)],
            FirstRecorded = account.History?.FirstRecorded,
            FirstAuthor = account.History?.FirstAuthor,
        });
        _stack.Add(entry);
        if (entry.Kind is not (EntryKind.Note or EntryKind.Comment or EntryKind.Evidence)) // remarks are in no summary
            Summarise(Viewpoint.Latest);
        return entry;
    }

    private void Summarise(Viewpoint viewpoint)
    {
        var stack = new Stack(_stack, viewpoint);
        FirstSequence = _stack.Count > 0 ? _stack.Min(e => e.Sequence) : 0;
        IsWithdrawn = stack.Withdrawal is not null;
        Summarise(stack.Withdrawal is { } begin ? new Stack(_stack, viewpoint with { Sequence = begin.Sequence - 1 }) : stack);
    }

    /// <summary>An end needs what it ends; when an end is corrected, that is what stood before it.</summary>
    private static bool HasSomethingToEnd(string? lane, Entry? corrected, Stack stack) => lane is not null && (corrected is null
        ? stack.HoldingIn(lane) is not null
        : stack.InOrder(lane).Any(e => !e.Ends && e != corrected));

    private static IEnumerable<SubjectRef> Touched(Statement? statement) => statement switch
    {
        LinkageStatement link => [new SubjectRef(link.TargetKind, link.TargetId)],
        PositionStatement position => [new SubjectRef(SubjectKind.Actor, position.PartyId)],
        OriginStatement origin => [new SubjectRef(SubjectKind.Source, origin.SourceId)],
        _ => [],
    };

    private static Entry Correctable(EntryId id, Stack stack, Recording recording)
    {
        var entry = stack.Counted.FirstOrDefault(e => e.Sequence == id.Sequence)
            ?? throw new NotOnRecordException($"There is no entry {id} here to correct.");
        if (stack.CorrectionOf(entry) is { } later)
            throw new RuleViolationException(
                $"Entry {id} was already {(later.Type == EntryType.Retraction ? "retracted" : "corrected")} by entry "
                + $"{later.Id}. Correct that one.");
        var own = entry.AuthorId == recording.Author.PersonId && recording.Moment - entry.Recorded <= OwnCorrections;
        if (!own && !recording.Author.May(Permission.CorrectEntries))
            throw new RuleViolationException(
                "Authors may correct what they recorded themselves for an hour; after that, ask an editor.");
        return entry;
    }

    /// <summary>Why nothing can be so from then on already; nothing if it can.</summary>
    internal static string? WhyNotYet(ImpreciseDate effective, DateOnly today) => effective.Earliest <= today
        ? null
        : $"“{effective.ToWords()}” lies in the future. An entry says what is so already: date it to the day it "
            + "was said or done, and let a milestone hold what is expected.";

    private static void RefuseTwice(EvidenceStatement? evidence, Entry? corrected, Stack stack)
    {
        if (evidence is not null && stack.Standing.Any(e => e != corrected && e.Statement is EvidenceStatement there
            && (there.On, there.File.Hash) == (evidence.On, evidence.File.Hash)))
            throw new RuleViolationException($"{evidence.File.Name.Quoted()} is attached to this entry already. Choose another file, or leave it.", "file");
    }

    private static void RefuseFuture(Account account, Recording recording, TimeZoneInfo zone)
    {
        if (WhyNotYet(account.Effective, recording.Today(zone)) is { } sentence)
            throw new RuleViolationException(sentence, "effective");
    }

    private static void RequireSeen(Statement statement, Account account, Stack stack)
    {
        // History from a file was not written against what is on the screen.
        if (statement.Lane is null || account.History is not null)
            return;
        var last = stack.LastIn(statement.Lane);
        if (last?.Sequence != account.Seen?.Sequence)
            throw new ConflictException(
                "Another statement was recorded here since you looked, by somebody else or by yourself. Read both, and choose.", last?.Id);
    }
}
