using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Milestones;

/// <summary>Something expected: its date as now announced, how firm that is, and in the end what came of it.</summary>
public sealed class Milestone : Subject
{
    private Milestone() { }

    public string Key { get; private set; } = "";

    public MilestoneKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>When it is now expected, or was held; none while the date is unknown.</summary>
    public ImpreciseDate? Date { get; private set; }

    /// <summary>When the record was told of that date, saying it again apart; reminders count from then.</summary>
    public DateTimeOffset? DateRecorded { get; private set; }

    public DateStatus? Status { get; private set; }

    public string? Outcome { get; private set; }

    public override SubjectKind SubjectKind => SubjectKind.Milestone;

    public override string Called => Title.Length > 0 ? Title : Key;

    /// <summary>Still ahead, or at least without an outcome.</summary>
    public bool IsPending => IsPendingState(Status, Outcome);

    public static bool IsPendingState(DateStatus? status, string? outcome) =>
        outcome is null && status is not (DateStatus.Held or DateStatus.Cancelled);

    public static Milestone Add(
        Negotiation negotiation, string key, MilestoneKind kind, Account account, Recording recording)
    {
        var milestone = new Milestone { Id = recording.NewId(), NegotiationId = negotiation.Id };
        milestone.Register(new MilestoneAddedStatement(key, kind), account, recording, negotiation.Zone);
        return milestone;
    }

    public static Milestone Known(Guid id, Guid negotiationId) => new() { Id = id, NegotiationId = negotiationId };

    /// <summary>It took place: when, that it did, and what came of it are one story, told whole or not at all.</summary>
    /// <param name="on">When it took place.</param>
    /// <param name="account">Effective when that was told; what was seen is the outcome.</param>
    /// <exception cref="RuleViolationException">A rule stands against it; the sentence says which.</exception>
    /// <exception cref="ConflictException">There is another outcome than the one that the author saw.</exception>
    public Entry Hold(
        ImpreciseDate on, string outcome, Account account, EntryId? seenDate, EntryId? seenStatus, Recording recording,
        Negotiation negotiation)
    {
        if (on.Earliest > recording.Today(negotiation.Zone))
            throw new RuleViolationException($"“{on.ToWords()}” is yet to come. Move the date instead, and say later what came of it.");
        if (account.Effective.Latest < on.Earliest)
            throw new RuleViolationException(
                $"What came of it was not told before it took place, {on.ToWords()}. Look at both dates again.");
        if (Status == DateStatus.Held && Outcome is not null)
            throw new RuleViolationException(
                $"{Called} is on record as held, with its outcome. Correct that outcome, or record what it has come to since.");
        if (!Equals(Date, on))
            Say(new ExpectedDateStatement(on), seenDate);
        if (Status != DateStatus.Held)
            Say(new DateStatusStatement(DateStatus.Held), seenStatus);
        return Record(new OutcomeStatement(outcome), account, recording, negotiation);

        void Say(Statement statement, EntryId? seen)
        {
            if (Stack.LastIn(statement.Lane!) is { } last && last.Id != seen)
                throw new ToldMeanwhileException(
                    $"Meanwhile the record says: {Told(last)}. Save again if it was held as you say all the same.");
            if (WouldStandBehind(statement, account) is { } later)
                throw new RuleViolationException(
                    $"It would not count as held, because a later statement holds: {Told(later)}. Give a day from then on as the "
                    + "one on which the outcome was told, or correct that statement first.");
            Record(statement, account with { Seen = Stack.LastIn(statement.Lane!)?.Id }, recording, negotiation);
        }

        static string Told(Entry entry) =>
            $"{entry.Statement?.Saying(_ => "") ?? "withdrawn"} ({entry.Effective.ToWords()})";
    }

    protected override void Summarise(Stack stack)
    {
        if (stack.Says<MilestoneAddedStatement>("registration") is { } added)
            (Key, Kind) = (added.Key, added.MilestoneKind);
        var described = stack.Says<DescribedStatement>("description");
        Title = described?.Title ?? Key;
        Summary = described?.Summary ?? "";
        (Date, DateRecorded) = DateIn(stack);
        Status = stack.Says<DateStatusStatement>("status")?.Status;
        Outcome = stack.Says<OutcomeStatement>("outcome")?.Text;
        SearchText = FoldedText.Of(Title, Summary, Outcome, Key);
    }

    private static (ImpreciseDate? Date, DateTimeOffset? Recorded) DateIn(Stack stack)
    {
        ImpreciseDate? date = null;
        DateTimeOffset? recorded = null;
        foreach (var entry in stack.InOrder("date"))
        {
            var (next, said) = (DateOf(entry), FirstSaid(entry, stack));
            if (!Equals(next, date))
                (date, recorded) = (next, said);
            else if (said < recorded)
                recorded = said;
        }

        return date is null ? (null, null) : (date, recorded);
    }

    /// <summary>When the record was told of the entry's date: a correction of its grounds alone does not say it anew.</summary>
    private static DateTimeOffset FirstSaid(Entry entry, Stack stack)
    {
        while (stack.Counted.FirstOrDefault(e => e.Sequence == entry.Corrects) is { } before && Equals(DateOf(before), DateOf(entry)))
            entry = before;
        return entry.Recorded;
    }

    private static ImpreciseDate? DateOf(Entry entry) => entry.Ends ? null : (entry.Statement as ExpectedDateStatement)?.Date;

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        switch (statement)
        {
            case MilestoneAddedStatement added when added.Key != Key:
                throw new RuleViolationException("A milestone keeps its key: dossier files rest on it.");
            case LinkageStatement link:
                link.CheckFrom(this, account);
                break;
            case MilestoneAddedStatement or DescribedStatement or ExpectedDateStatement or DateStatusStatement
                or OutcomeStatement or EventStatement or Remark or DisagreementStatement:
                break;
            default:
                throw new RuleViolationException(
                    "About a milestone, the record holds its date, how firm it is, its outcome, links, events and notes.");
        }
    }
}
