using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Negotiations;

/// <summary>A region, town or crossing that the negotiation is about, with the ways in which the sides write it.</summary>
public sealed class Place : Subject
{
    private Place() { }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Place;

    public override string Called => Name.Length > 0 ? Name : Key;

    public static Place Add(Negotiation negotiation, string key, string name, Account account, Recording recording)
    {
        var place = new Place { Id = recording.NewId(), NegotiationId = negotiation.Id };
        place.Register(new PlaceAddedStatement(key, name), account, recording, negotiation.Zone);
        return place;
    }

    public static Place Known(Guid id, Guid negotiationId) => new() { Id = id, NegotiationId = negotiationId };

    protected override void Summarise(Stack stack)
    {
        if (stack.Says<PlaceAddedStatement>("registration") is { } added)
            (Key, Name) = (added.Key, added.Name);
        SearchText = FoldedText.Of([Name, .. stack.Spellings(), Key]);
    }

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        if (statement is not (PlaceAddedStatement or SpellingStatement or Remark or DisagreementStatement))
            throw new RuleViolationException("About a place, the record holds its name, its spellings and notes.");
        if (statement is PlaceAddedStatement added && added.Key != Key)
            throw new RuleViolationException("A place keeps its key: dossier files rest on it.");
    }
}
