using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Search.Pages;

/// <summary>Everything that answers to a search, by kind. The search, its filters and the page live in the address.</summary>
public sealed partial class SearchPage
{
    private const int Rows = 20;
    private const int FirstFew = 5;

    private SearchResults? _all;
    private SearchResults? _one;
    private IReadOnlyList<ActorRow>? _actors;
    private SearchKind? _kind;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = Links.Sought)]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "issue")]
    private string? Issue { get; set; }

    [SupplyParameterFromQuery(Name = "actor")]
    private string? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    private string Title => string.IsNullOrWhiteSpace(Text) ? "Search" : $"{Text} · Search";

    private int PageNumber => Math.Clamp(Page ?? 1, 1, SearchRecord.LastPage);

    private bool HasFilters => !string.IsNullOrEmpty(Issue + Actor + From + Until);

    private IEnumerable<SearchGroup> Shown => (_kind is null ? _all : _one)?.Groups ?? [];

    private string Found => _all is { Also.Count: > 0 } results
        ? $"Also looked for as {string.Join(", ", results.Also)}."
        : "";

    private string Nothing => $"Nothing on record{(Viewpoint.IsNow ? "" : " from this viewpoint")} answers to {(Text ?? "").Quoted()}"
        + (HasFilters ? " with these filters." : ". All words must be there: leave one out, or write less of it.");

    protected override async Task Read()
    {
        ShownNegotiation = Frame?.Current?.Id;
        _kind = Enum.TryParse<SearchKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
        (_all, _one) = (null, null);
        _actors = await Ask(new ListActors(Negotiation) { At = Viewpoint });
        if (string.IsNullOrWhiteSpace(Text))
            return;
        var question = Question();
        _all = await Ask(question);
        if (_kind is { } one)
            _one = await Ask(question with { Kind = one, Page = PageNumber, PageSize = Rows });
    }

    private SearchRecord Question() => new(Negotiation)
    {
        At = Viewpoint,
        Text = Text!.Trim(),
        PageSize = FirstFew,
        Issue = string.IsNullOrWhiteSpace(Issue) ? null : Number(Issue),
        ActorId = Guid.TryParse(Actor, out var actor) ? actor : null,
        From = Day(From),
        To = Day(Until),
    };

    /// <summary>An issue as people write it: 2, or AMAZ-2.</summary>
    private static int Number(string issue) =>
        int.TryParse(issue.AsSpan(issue.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RuleViolationException($"{issue.Quoted()} is no issue: write its number, such as 2.");

    private static DateOnly? Day(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RuleViolationException($"{text.Quoted()} is no day: write year, month and day, such as 2026-06-08.");

    private static string Given(ChangeEventArgs e) => (e.Value as string ?? "").Trim();

    private void Go(string? Text = null, string? Issue = null, string? Actor = null, string? From = null, string? Until = null) =>
        Navigation.NavigateTo(Address(Text, null, Issue, Actor, From, Until), replace: true);

    /// <summary>The address of this search with something of it changed; nothing leaves a part as it is.</summary>
    private string Address(
        string? text = null, string? kind = null, string? issue = null, string? actor = null, string? from = null,
        string? until = null, int? page = null) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [Links.Sought] = Or(text, Text),
            ["kind"] = Or(kind, Kind)?.ToLowerInvariant(),
            ["issue"] = Or(issue, Issue),
            ["actor"] = Or(actor, Actor),
            ["from"] = Or(from, From),
            ["to"] = Or(until, Until),
            ["page"] = page > 1 ? page : null,
        });

    private static string? Or(string? changed, string? asItIs) => (changed ?? asItIs) is { Length: > 0 } text ? text : null;
}
