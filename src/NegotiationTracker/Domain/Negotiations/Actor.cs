using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Negotiations;

/// <summary>A state, organisation, court or person that takes part, as a party or as a third party.</summary>
public sealed class Actor : Subject
{
    private Actor() { }

    public string Key { get; private set; } = "";

    public ActorKind Kind { get; private set; }

    public IReadOnlyList<ActorRole> Roles { get; private set; } = [];

    /// <summary>Its English name, as the pages speak English, or else the first one given.</summary>
    public string Name { get; private set; } = "";

    public bool IsParty { get; private set; }

    public override SubjectKind SubjectKind => SubjectKind.Actor;

    public override string Called => Name.Length > 0 ? Name : Key;

    public static Actor Add(
        Negotiation negotiation, string key, ActorKind kind, IReadOnlyList<ActorRole> roles, Account account,
        Recording recording)
    {
        var actor = new Actor { Id = recording.NewId(), NegotiationId = negotiation.Id };
        actor.Register(new ActorAddedStatement(key, kind, roles), account, recording, negotiation.Zone);
        return actor;
    }

    public static Actor Known(Guid id, Guid negotiationId) => new() { Id = id, NegotiationId = negotiationId };

    protected override void Summarise(Stack stack)
    {
        if (stack.Says<ActorAddedStatement>("registration") is { } added)
            (Key, Kind, Roles) = (added.Key, added.ActorKind, added.Roles);
        IsParty = Roles.Contains(ActorRole.Party);
        var names = stack.Holding().Where(e => e.Kind == EntryKind.ActorNamed).OrderBy(e => e.Root)
            .Select(e => (ActorNamedStatement)e.Statement!).ToArray();
        Name = (names.FirstOrDefault(n => n.Language == "en") ?? names.FirstOrDefault())?.Name ?? Key;
        SearchText = FoldedText.Of([.. names.Select(n => n.Name), .. stack.Spellings(), Key]);
    }

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        if (statement is not (ActorAddedStatement or ActorNamedStatement or SpellingStatement or EventStatement or Remark or DisagreementStatement))
            throw new RuleViolationException("About an actor, the record holds names, spellings, events and notes; a position belongs to an issue.");
        if (statement is ActorAddedStatement added && added.Key != Key)
            throw new RuleViolationException("An actor keeps its key: dossier files rest on it.");
    }
}
