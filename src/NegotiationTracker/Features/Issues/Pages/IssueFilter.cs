using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Issues.Pages;

/// <summary>
/// Which issues the list shows and in what order. The address holds all of it, so that a list can be sent to a colleague
/// and the back button works; what the address says that cannot be read is left out, and <see cref="Unread"/> tells.
/// </summary>
public sealed record IssueFilter
{
    public const string None = "none";
    public const string Me = "me";

    public string? Text { get; init; }

    public Stage? Stage { get; init; }

    public bool WithoutStage { get; init; }

    public Trend? Trend { get; init; }

    public bool WithoutTrend { get; init; }

    /// <summary>“me” or a person's id.</summary>
    public string? Owner { get; init; }

    public string? Category { get; init; }

    public bool Stalled { get; init; }

    public int? MovedInDays { get; init; }

    public IssueSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Sentences about what could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public bool IsEmpty => this with { Sort = default, Descending = false, Page = 1, Unread = [] } == new IssueFilter();

    public static IssueFilter Of(string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(question < 0 ? "" : address[question..].Split('#')[0]);
        List<string> unread = [];
        string? Value(string name) =>
            query.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
        T? Member<T>(string name) where T : struct, Enum
        {
            var text = Value(name);
            if (text is null or None)
                return null;
            // A number would name a member too, and a list of them would name another.
            return text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var member) ? member : Left<T>(name, text);
        }

        int? Number(string name, int from, int to)
        {
            var text = Value(name);
            if (text is null)
                return null;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
                ? number
                : Left<int>(name, text);
        }

        string? Person(string name) => Value(name) switch
        {
            null => null,
            Me => Me,
            var text => (Guid.TryParse(text, out var id) ? id : Left<Guid>(name, text))?.ToString("D"),
        };

        T? Left<T>(string name, string text) where T : struct
        {
            unread.Add($"The address asks for {name} “{(text.Length > 40 ? text[..40] + "…" : text)}”, which there is not. It was left out.");
            return null;
        }

        return new IssueFilter
        {
            Text = Value("q"),
            Stage = Member<Stage>("stage"),
            WithoutStage = Value("stage") == None,
            Trend = Member<Trend>("trend"),
            WithoutTrend = Value("trend") == None,
            Owner = Person("owner"),
            Category = Value("category"),
            Stalled = Value("stalled") == "true",
            MovedInDays = Number("moved", 1, 36_500),
            Sort = Member<IssueSort>("sort") ?? default,
            Descending = Value("desc") == "true",
            Page = Number("page", 1, int.MaxValue / ListIssues.MostRows) ?? 1,
            Unread = unread,
        };
    }

    public ListIssues ToRequest(string negotiation, AskedViewpoint at) => new(negotiation)
    {
        At = at,
        Text = Text,
        Stage = Stage,
        WithoutStage = WithoutStage,
        Trend = Trend,
        WithoutTrend = WithoutTrend,
        OwnedByReader = Owner == Me,
        OwnerId = Owner is not null and not Me ? Guid.Parse(Owner) : null,
        Category = Category,
        Stalled = Stalled,
        MovedInDays = MovedInDays,
        Sort = Sort,
        Descending = Descending,
        Page = Page,
    };

    public string ToAddress(string negotiation)
    {
        Dictionary<string, string?> query = [];
        void Say(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query[name] = value;
        }

        Say("q", Text);
        Say("stage", WithoutStage ? None : Stage?.ToString());
        Say("trend", WithoutTrend ? None : Trend?.ToString());
        Say("owner", Owner);
        Say("category", Category);
        Say("stalled", Stalled ? "true" : null);
        Say("moved", MovedInDays?.ToString(CultureInfo.InvariantCulture));
        Say("sort", Sort == default ? null : Sort.ToString().ToLowerInvariant());
        Say("desc", Descending ? "true" : null);
        Say("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString(Links.Issues(negotiation), query);
    }

    /// <summary>Another question of the same list begins on its first page.</summary>
    public IssueFilter SortedBy(IssueSort sort) => this with
    {
        Sort = sort,
        Descending = sort == Sort ? !Descending : sort == IssueSort.Movement,
        Page = 1,
    };

    /// <summary>Each filter in words, with the list that is left without it.</summary>
    public IEnumerable<(string Words, IssueFilter Without)> InWords(IReadOnlyList<PersonRow> people)
    {
        var first = this with { Page = 1 };
        if (Text is not null)
            yield return ($"text “{Text}”", first with { Text = null });
        if (Stage is { } stage)
            yield return ($"stage: {stage.ToWords()}", first with { Stage = null });
        if (WithoutStage)
            yield return ("no stage yet", first with { WithoutStage = false });
        if (Trend is { } trend)
            yield return ($"trend: {trend.ToWords()}", first with { Trend = null });
        if (WithoutTrend)
            yield return ("not assessed", first with { WithoutTrend = false });
        if (Owner is not null)
            yield return ($"owner: {NameOf(Owner, people)}", first with { Owner = null });
        if (Category is not null)
            yield return ($"category: {Category}", first with { Category = null });
        if (Stalled)
            yield return ("no movement", first with { Stalled = false });
        if (MovedInDays is { } days)
            yield return (Moved(days), first with { MovedInDays = null });
    }

    public static string Moved(int days) => days == 1 ? "moved in the last day" : $"moved in the last {days} days";

    private static string NameOf(string owner, IReadOnlyList<PersonRow> people) => owner == Me
        ? "me"
        : people.FirstOrDefault(p => p.Id == Guid.Parse(owner))?.Name ?? "somebody who owns no issue here";
}
