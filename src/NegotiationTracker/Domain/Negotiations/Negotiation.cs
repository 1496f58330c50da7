using System.Text.RegularExpressions;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Domain.Negotiations;

/// <summary>A process on record. Its zone decides what “today” and “the end of that day” mean.</summary>
public sealed partial class Negotiation : Subject
{
    /// <summary>Addresses of the tracker itself: a negotiation of that key could not be reached.</summary>
    private static readonly string[] Reserved =
        ["ACCOUNT", "ADMIN", "API", "DOCS", "ERROR", "FILES", "HEALTH", "HELP", "INBOX", "NEW", "OPENAPI", "SCHEMAS", "SEARCH", "SETTINGS"];

    private Negotiation() { }

    /// <summary>Two to ten capital letters or digits; the prefix of its issues' keys, as in AMAZ-2.</summary>
    public string Key { get; private set; } = "";

    /// <summary>IANA zone id.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>Reference languages, the working language first (BCP 47).</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    public string Name { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public override SubjectKind SubjectKind => SubjectKind.Negotiation;

    public override string Called => Name.Length > 0 ? Name : Key;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static Negotiation Open(
        string key, string timeZone, IReadOnlyList<string> languages, Account account, Recording recording)
    {
        if (WhyNoKey(key) is { } why)
            throw new RuleViolationException(why, "key");
        if (WhyNoZone(timeZone) is { } whyNoZone)
            throw new RuleViolationException(whyNoZone, "zone");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var negotiation = new Negotiation { Id = recording.NewId() };
        negotiation.NegotiationId = negotiation.Id;
        negotiation.Register(new NegotiationOpenedStatement(key, timeZone, languages), account, recording, zone);
        return negotiation;
    }

    /// <summary>Nothing if it can be the key of a negotiation.</summary>
    public static string? WhyNoKey(string key) =>
        !KeyPattern().IsMatch(key) ? "The key is two to ten letters or digits, kept as capitals, and begins with a letter, such as AMAZ."
        : Reserved.Contains(key) ? $"{key} is an address of the tracker itself. Choose another key."
        : null;

    /// <summary>Nothing if it is a zone of the IANA list.</summary>
    public static string? WhyNoZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
        ? null
        : $"{zone.Quoted()} is no time zone: write one of the IANA list, such as Asia/Yerevan.";

    /// <summary>The row of a negotiation that the ledger knows, before its entries are read.</summary>
    public static Negotiation Known(Guid id) => new() { Id = id, NegotiationId = id };

    protected override void Summarise(Stack stack)
    {
        if (stack.Says<NegotiationOpenedStatement>("registration") is { } opened)
            (Key, TimeZone, Languages) = (opened.Key, opened.TimeZone, opened.Languages);
        var described = stack.Says<DescribedStatement>("description");
        Name = described?.Title ?? Key;
        Summary = described?.Summary ?? "";
        SearchText = FoldedText.Of(Key, Name, Summary);
    }

    protected override void Guard(Statement statement, Account account, Stack stack)
    {
        if (statement is NegotiationOpenedStatement opened && (opened.Key != Key || opened.TimeZone != TimeZone))
            throw new RuleViolationException("A negotiation keeps its key and its time zone: its issues and dates rest on them.");
        if (statement is not (NegotiationOpenedStatement or DescribedStatement or EventStatement or Remark or DisagreementStatement))
            throw new RuleViolationException("This is said about an issue, a milestone, an actor or a source, not about the whole negotiation.");
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();
}
