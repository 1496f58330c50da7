using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Issues;

/// <summary>An open question of a negotiation: a stack of statements, and the summary of where they leave it.</summary>
public sealed class Issue : Subject
{
    private readonly List<IssuePerson> _people = [];

    private Issue() { }

    public string NegotiationKey { get; private set; } = "";

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Category { get; private set; } = "";

    public Importance Importance { get; private set; }

    public Restriction Restriction { get; private set; }

    /// <summary>The stage as shown and counted: the one last recorded, or closed.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The stage last recorded, also while the issue is closed.</summary>
    public Stage? StageReached { get; private set; }

    /// <summary>Since when it has been in that stage without another in between.</summary>
    public ImpreciseDate? Since { get; private set; }

    public Trend? Trend { get; private set; }

    public Outlook Outlook { get; private set; }

    public int? ImplementationScore { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>When something last moved, as written; its latest day decides which is last.</summary>
    public ImpreciseDate? LastMovement { get; private set; }

    public IReadOnlyList<IssuePerson> People => _people;

    public override SubjectKind SubjectKind => SubjectKind.Issue;

    protected override string FirstLane => "lifecycle";

    public override string Called => $"{NegotiationKey}-{Number}";

    public static Issue Open(Negotiation negotiation, int number, Account account, Recording recording)
    {
        var issue = new Issue
        {
            Id = recording.NewId(),
            NegotiationId = negotiation.Id,
            NegotiationKey = negotiation.Key,
        };
        issue.Register(new OpenedStatement(number), account, recording, negotiation.Zone);
        return issue;
    }

    public static Issue Known(Guid id, Negotiation negotiation) =>
        new() { Id = id, NegotiationId = negotiation.Id, NegotiationKey = negotiation.Key };

    protected override void Summarise(Stack stack)
    {
        var lifecycle = stack.HoldingIn("lifecycle");
        Number = stack.Counted.Select(e => e.Statement).OfType<OpenedStatement>().LastOrDefault()?.Number ?? Number;
        IsClosed = lifecycle?.Kind == EntryKind.Closed;
        var before = (Title, Category, Summary);
        var described = stack.Says<DescribedStatement>("description");
        Title = described?.Title ?? "";
        Summary = described?.Summary ?? "";
        var classified = stack.Says<ClassifiedStatement>("classification");
        Category = classified?.Category ?? "";
        Importance = classified?.Importance ?? Importance.Significant;
        Restriction = classified?.Restriction ?? Restriction.Open;
        StageReached = stack.Says<StageStatement>("stage")?.Stage;
        Stage = IsClosed ? Issues.Stage.Closed : StageReached;
        Since = IsClosed ? lifecycle!.Effective : SinceIn(stack);
        var assessment = stack.Says<AssessmentStatement>("assessment");
        Trend = assessment?.Trend;
        Outlook = assessment?.Outlook ?? Outlook.None;
        ImplementationScore = stack.Says<ImplementationScoreStatement>("implementation")?.Score;
        LastMovement = stack.Reached.Where(e => EntryKinds.Movement.Contains(e.Kind))
            .MaxBy(e => (e.Effective.Latest, e.Effective.Earliest, e.Sequence))?.Effective;
        if (SearchText.Length == 0 || before != (Title, Category, Summary)) // folding a long text costs more than all the rest
            SearchText = FoldedText.Of(Called, Title, Category, Summary);
        SummarisePeople(stack);
    }

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        if (account.Corrects is null && statement is not ReopenedStatement
            && stack.HoldingIn("lifecycle") is { Kind: EntryKind.Closed } closed
            && account.Effective.Earliest >= closed.Effective.Earliest)
            throw new RuleViolationException(
                $"{Called} was closed ({closed.Effective.ToWords()}). Reopen it first, or date the entry before its closing.");
        switch (statement)
        {
            case OpenedStatement opened when opened.Number != Number:
                throw new RuleViolationException("An issue keeps its number: links and reports rest on it.");
            case OpenedStatement when account.Corrects is null:
                throw new RuleViolationException($"{Called} is open already.");
            case ReopenedStatement when account.Corrects is null && !IsClosed:
                throw new RuleViolationException($"{Called} is not closed, so it cannot be reopened.");
            case StageStatement { Stage: Issues.Stage.Closed }:
                throw new RuleViolationException("Closing is an act of its own: close the issue instead of recording a stage.", "stage");
            case LinkageStatement link:
                link.CheckFrom(this, account);
                break;
            case OwnerStatement or WatcherStatement
                when account.Corrects is null && !account.Ends && stack.HoldingIn(statement.Lane!) is not null:
                throw new RuleViolationException("This person is on the issue in that part already.");
            case NegotiationOpenedStatement or ActorAddedStatement or ActorNamedStatement or SourceAddedStatement
                or MilestoneAddedStatement or ExpectedDateStatement or DateStatusStatement or OutcomeStatement
                or PlaceAddedStatement or SpellingStatement or ReliabilityStatement or OriginStatement or ArchivedStatement:
                throw new RuleViolationException("This is not said about an issue: record it where it belongs.");
        }
    }

    private static ImpreciseDate? SinceIn(Stack stack)
    {
        ImpreciseDate? since = null;
        Stage? stage = null;
        foreach (var entry in stack.InOrder("stage"))
        {
            var next = entry.Ends ? null : (entry.Statement as StageStatement)?.Stage;
            if (next != stage)
                (stage, since) = (next, entry.Effective);
        }

        return stage is null ? null : since;
    }

    private void SummarisePeople(Stack stack)
    {
        // Nobody looks after what is withdrawn.
        var now = (IsWithdrawn ? [] : stack.Holding())
            .Select(e => e.Statement switch
            {
                OwnerStatement o => new IssuePerson(Id, o.PersonId, Part.Owner, stack.RootOf(e).Recorded),
                WatcherStatement w => new IssuePerson(Id, w.PersonId, Part.Watcher, stack.RootOf(e).Recorded),
                _ => null,
            })
            .OfType<IssuePerson>().ToDictionary(p => (p.PersonId, p.Part));
        _people.RemoveAll(p => !now.ContainsKey((p.PersonId, p.Part)));
        foreach (var person in _people)
            if (now.Remove((person.PersonId, person.Part), out var told))
                person.Keep(told.Recorded);
        _people.AddRange(now.Values);
    }
}

/// <summary>
/// A person on an issue now, and since when the record has known it; reminders count from then. A correction of when or
/// why changes nothing about that.
/// </summary>
public sealed class IssuePerson
{
    private IssuePerson() { }

    internal IssuePerson(Guid issueId, Guid personId, Part part, DateTimeOffset recorded)
    {
        IssueId = issueId;
        PersonId = personId;
        Part = part;
        Recorded = recorded;
    }

    public Guid IssueId { get; private set; }
    public Guid PersonId { get; private set; }
    public Part Part { get; private set; }
    public DateTimeOffset Recorded { get; private set; }

    internal void Keep(DateTimeOffset recorded) => Recorded = recorded;
}
