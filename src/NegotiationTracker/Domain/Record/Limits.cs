using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

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

    public static string TooLong(string what, int most, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"The {what} may be {most:N0} characters long; this one has {length:N0}. "
        + $"Shorten it, or keep the full text in a source.");

    internal static void Check(Statement statement, Account account)
    {
        AtMost(Rationale, "rationale", account.Rationale);
        AtMost(Key, "key", account.History?.Key);
        if (account.Citations.Count > Citations)
            throw new RuleViolationException(
                $"An entry rests on {Citations} sources at most; this one names {account.Citations.Count}.");
        foreach (var citation in account.Citations)
            AtMost(Place, "place in the source", citation.Place);
        switch (statement)
        {
            case DescribedStatement s:
                Required("title", s.Title);
                AtMost(Title, "title", s.Title);
                AtMost(Text, "summary", s.Summary);
                break;
            case ClassifiedStatement s:
                Required("category", s.Category);
                AtMost(Name, "category", s.Category);
                break;
            case PositionStatement s:
                Required("position", s.Text);
                AtMost(Text, "position", s.Text);
                AtMost(Quote, "quote", s.Quote);
                if (s.Salience is < 0 or > 100)
                    throw new RuleViolationException("Salience is a number from 0 to 100.");
                break;
            case ImplementationScoreStatement { Score: < 0 or > 3 }:
                throw new RuleViolationException(
                    "The implementation score is 0 not initiated, 1 minimum, 2 intermediate or 3 complete.");
            case EventStatement s:
                Required("event", s.Title);
                AtMost(Title, "event", s.Title);
                AtMost(Text, "description", s.Text);
                break;
            case NoteStatement s:
                Required("note", s.Text);
                AtMost(Text, "note", s.Text);
                break;
            case OutcomeStatement s:
                Required("outcome", s.Text);
                AtMost(Text, "outcome", s.Text);
                break;
            case NegotiationOpenedStatement s:
                if (s.Languages.Count == 0)
                    throw new RuleViolationException("Name at least one reference language, such as en.");
                foreach (var language in s.Languages)
                    Language(language);
                break;
            case ActorNamedStatement s:
                Language(s.Language);
                Required("name", s.Name);
                AtMost(Name, "name", s.Name);
                break;
            case SourceAddedStatement s:
                Required("publisher", s.Publisher);
                Required("title", s.Title);
                AtMost(Name, "publisher", s.Publisher);
                AtMost(Title, "title", s.Title);
                AtMost(Url, "address", s.Url);
                break;
        }
    }

    private static void Required(string what, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolationException($"The {what} is missing.");
    }

    private static void AtMost(int length, string what, string? text)
    {
        if (text?.Length > length)
            throw new RuleViolationException(TooLong(what, length, text.Length));
        // SQLite compares and searches a text only up to its first zero, and half a character hashes as another one.
        if (text is not null && (text.AsSpan().ContainsAny(Unprintable) || HoldsHalf(text)))
            throw new RuleViolationException(
                $"The {what} holds a character that cannot be printed. Paste it again as plain text.");
    }

    private static bool HoldsHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text, i++)))
                return true;
        return false;
    }

    private static void Language(string tag)
    {
        if (!LanguagePattern().IsMatch(tag))
            throw new RuleViolationException(
                $"“{(tag.Length > Key ? tag[..Key] : tag)}” is no language: write en, hy or az-Latn.");
    }

    [GeneratedRegex(
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguagePattern();
}
