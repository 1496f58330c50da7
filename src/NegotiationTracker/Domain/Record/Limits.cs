using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Domain.Record;

/// <summary>How long texts on record may be, in characters: the same for forms, files and the record.</summary>
public static partial class Limits
{
    public const int Key = 100;
    public const int Name = 200;
    public const int Title = 300;
    public const int Text = 8000;
    public const int Rationale = 4000;
    public const int Quote = 2000;
    public const int Url = 2000;
    public const int Place = 200;
    public const int Citations = 20;

    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\u007f']);

    /// <summary>What turns the direction of all that follows; in a name it would reorder whatever stands beside it.</summary>
    internal static readonly SearchValues<char> Turning = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    public static string TooLong(string what, int most, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"The {what} may be {most:N0} characters long; this one has {length:N0}. "
        + $"Shorten it, or keep the full text in a source.");

    /// <exception cref="RuleViolationException">The first limit that is not kept.</exception>
    internal static void Check(Statement? statement, Account account)
    {
        foreach (var (field, sentence) in Broken(statement, account.Rationale, account.Citations)
            .Concat(AtMost(Key, "key", "key", account.History?.Key)))
            throw new RuleViolationException(sentence, field);
    }

    /// <summary>Every limit that is not kept: the field, as dossier files call it, and a sentence.</summary>
    /// <param name="statement">None for a retraction.</param>
    internal static IEnumerable<(string Field, string Sentence)> Broken(
        Statement? statement, string rationale, IReadOnlyList<Citation> citations)
    {
        IEnumerable<(string, string)> sources = citations.Count > Citations
            ? [("sources", $"An entry rests on {Citations} sources at most; this one names {citations.Count}.")]
            : citations.SelectMany(c => LineAtMost(Place, "sources", "place in the source", c.Place));
        return [.. AtMost(Rationale, "rationale", "rationale", rationale), .. sources, .. Broken(statement, rationale)];
    }

    private static IEnumerable<(string Field, string Sentence)> Broken(Statement? statement, string rationale) =>
        statement switch
        {
            DescribedStatement s =>
                [.. Line(Title, "title", "title", s.Title), .. AtMost(Text, "summary", "summary", s.Summary)],
            ClassifiedStatement s => Line(Name, "category", "category", s.Category),
            PositionStatement s =>
            [
                .. Required(Text, "text", "position", s.Text), .. AtMost(Quote, "quote", "quote", s.Quote),
                .. Holds(s.Salience is not (< 0 or > 100), "salience", "Salience is a number from 0 to 100."),
            ],
            StageStatement or AssessmentStatement or ClosedStatement or ReopenedStatement => Holds(
                !string.IsNullOrWhiteSpace(rationale), "rationale", "Say why: the rationale is missing."),
            ImplementationScoreStatement s => Holds(
                s.Score is >= 0 and <= 3, "score",
                "The implementation score is 0 not initiated, 1 minimum, 2 intermediate or 3 complete."),
            EventStatement s =>
                [.. Line(Title, "title", "event", s.Title), .. AtMost(Text, "text", "description", s.Text)],
            NoteStatement s => Required(Text, "text", "note", s.Text),
            CommentStatement s => Required(Text, "text", "comment", s.Text),
            EvidenceStatement s => [.. File(s.File), .. LineAtMost(Title, "caption", "caption", s.Caption)],
            ArchivedStatement s => File(s.File),
            DisagreementStatement s =>
            [
                .. Holds(!string.IsNullOrWhiteSpace(rationale), "rationale",
                    "Say why one of the two is preferred, or what would have to be known to prefer one."),
                .. Holds(s.First < s.Second, "second", "Name two different entries, the one that was recorded first first."),
                .. Holds(s.Preferred is null || s.Preferred == s.First || s.Preferred == s.Second, "preferred",
                    "Prefer one of the two entries, or none."),
            ],
            ReliabilityStatement => Holds(
                !string.IsNullOrWhiteSpace(rationale), "rationale", "Say why the source is graded so: the rationale is missing."),
            PlaceAddedStatement s => Line(Name, "name", "name", s.Name),
            SpellingStatement s =>
                [.. Line(Name, "text", "spelling", s.Text), .. s.Language is null ? [] : Language("language", s.Language)],
            OutcomeStatement s => Required(Text, "text", "outcome", s.Text),
            NegotiationOpenedStatement s =>
            [
                .. Holds(s.Languages.Count > 0, "languages", "Name at least one reference language, such as en."),
                .. s.Languages.SelectMany(tag => Language("languages", tag)),
            ],
            ActorNamedStatement s => [.. Language("language", s.Language), .. Line(Name, "name", "name", s.Name)],
            SourceAddedStatement s =>
            [
                .. Line(Name, "publisher", "publisher", s.Publisher), .. Line(Title, "title", "title", s.Title),
                .. LineAtMost(Url, "url", "address", s.Url),
            ],
            _ => [],
        };

    private static IEnumerable<(string, string)> File(StoredFile file) =>
    [
        .. Line(Name, "file", "name of the file", file.Name),
        .. Holds(!file.Name.Any(c => c is '/' or '\\' || char.IsControl(c)), "file", "The name of a file has no folders and no breaks: give its last part alone."),
        .. Required(Name, "mediaType", "type of the file", file.MediaType),
        .. Holds(HashPattern().IsMatch(file.Hash), "hash", "The hash of a file is its SHA-256: 64 digits 0 to 9 and a to f."),
        .. Holds(file.Bytes > 0, "bytes", "The file is empty."),
    ];

    private static IEnumerable<(string, string)> Holds(bool holds, string field, string sentence) =>
        holds ? [] : [(field, sentence)];

    private static IEnumerable<(string, string)> Required(int length, string field, string what, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [(field, $"The {what} is missing.")] : AtMost(length, field, what, text);

    /// <summary>A name or a title: it stands in lines with others.</summary>
    private static IEnumerable<(string, string)> Line(int length, string field, string what, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Required(length, field, what, text) : LineAtMost(length, field, what, text);

    private static IEnumerable<(string, string)> LineAtMost(int length, string field, string what, string? text) =>
        text is not null && text.AsSpan().ContainsAny(Turning)
            ? [(field, $"The {what} holds a hidden sign that turns the direction of writing. Type it again, or paste it as plain text.")]
            : AtMost(length, field, what, text);

    private static IEnumerable<(string, string)> AtMost(int length, string field, string what, string? text)
    {
        if (text?.Length > length)
            return [(field, TooLong(what, length, text.Length))];
        // SQLite compares and searches a text only up to its first zero, and half a character hashes as another one.
        return Holds(
            text is null || !(text.AsSpan().ContainsAny(Unprintable) || HoldsHalf(text)), field,
            $"The {what} holds a character that cannot be printed. Paste it again as plain text.");
    }

    private static bool HoldsHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text, i++)))
                return true;
        return false;
    }

    private static IEnumerable<(string, string)> Language(string field, string tag) => Holds(
        LanguagePattern().IsMatch(tag), field,
        $"“{(tag.Length > Key ? tag[..Key] : tag)}” is no language: write en, hy or az-Latn.");

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex HashPattern();

    [GeneratedRegex(
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguagePattern();
}
