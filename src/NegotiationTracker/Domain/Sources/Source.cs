using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Sources;

/// <summary>Something published, said or shown that entries rest on.</summary>
public sealed class Source : Subject
{
    private Source() { }

    public string Key { get; private set; } = "";

    public string Publisher { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? Url { get; private set; }

    public ImpreciseDate? Published { get; private set; }

    public DateOnly? Retrieved { get; private set; }

    /// <summary>How far it can be relied on as such; none as long as nobody has said.</summary>
    public Reliability? Reliability { get; private set; }

    /// <summary>The source whose report it repeats; none if it speaks for itself, as far as is known.</summary>
    public Guid? OriginId { get; private set; }

    public override SubjectKind SubjectKind => SubjectKind.Source;

    public override string Called => $"{Publisher}: {Title}";

    public static Source Add(Negotiation negotiation, SourceAddedStatement source, Account account, Recording recording)
    {
        CheckUrl(source.Url);
        var added = new Source { Id = recording.NewId(), NegotiationId = negotiation.Id };
        added.Register(source, account, recording, negotiation.Zone);
        return added;
    }

    public static Source Known(Guid id, Guid negotiationId) => new() { Id = id, NegotiationId = negotiationId };

    protected override void Summarise(Stack stack)
    {
        if (stack.Says<SourceAddedStatement>("registration") is not { } s)
            return;
        (Key, Publisher, Title, Url, Published, Retrieved) = (s.Key, s.Publisher, s.Title, s.Url, s.Published, s.Retrieved);
        SearchText = FoldedText.Of(Publisher, Title, Url);
        Reliability = stack.Says<ReliabilityStatement>("reliability")?.Reliability;
        OriginId = stack.Says<OriginStatement>("origin")?.SourceId;
    }

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        if (statement is not (SourceAddedStatement or ReliabilityStatement or OriginStatement or ArchivedStatement
            or Remark or DisagreementStatement))
            throw new RuleViolationException(
                "About a source, the record holds where it is from, how reliable it is, copies of it, and notes.");
        if (statement is OriginStatement origin && origin.SourceId == Id)
            throw new RuleViolationException("A source cannot repeat itself: choose the one that said it first.", "original");
        if (statement is SourceAddedStatement added)
        {
            CheckUrl(added.Url);
            if (added.Key != Key)
                throw new RuleViolationException("A source keeps its key: dossier files rest on it.");
        }
    }

    private static void CheckUrl(string? url)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new RuleViolationException($"{url.Quoted()} is no web address: it begins with https:// or http://.", "url");
    }
}
