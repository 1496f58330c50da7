using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Search.Pages;

/// <summary>Everything that answers to a search, by kind. The search, its filters and the page live in the address.</summary>
public sealed partial class SearchPage
{
    private const int Rows = 20;
    private const int FirstFew = 5;

    private SearchResults? _all;
    private SearchResults? _one;
    private IReadOnlyList<ActorRow>? _actors;
    private readonly FormState _form = new();
    private readonly List<Fault> _faults = [];
    private SearchKind? _kind;
    private ImpreciseDate? _from;
    private ImpreciseDate? _until;

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
    private string? Page { get; set; }

    private string Title => string.IsNullOrWhiteSpace(Text) ? "Search" : $"{Text} · Search";

    private int PageNumber => string.IsNullOrWhiteSpace(Page) ? 1
        : int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UnreadableException($"{Page.Quoted()} is no page: write its number, such as 2.", "page");

    private bool HasFilters => _kind is not null || !string.IsNullOrEmpty(Issue + Actor + From + Until);

    private IEnumerable<SearchGroup> Shown => (_kind is null ? _all : _one)?.Groups ?? [];

    private string Found => _all is { Also.Count: > 0 } results
        ? $"Also looked for as {string.Join(", ", results.Also)}."
        : "";

    private string Nothing => $"{(_kind is { } kind ? $"Among the {kind.ToWords().ToLowerInvariant()}, nothing" : "Nothing")} on record{(Viewpoint.IsNow ? "" : " from this viewpoint")} answers to {(Text ?? "").Quoted()}"
        + (HasFilters ? " with these filters." : ". All words must be there: leave one out, or write less of it.");

    protected override async Task Read()
    {
        ShownNegotiation = Frame?.Current?.Id;
        _kind = Enum.TryParse<SearchKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
        (_all, _one) = (null, null);
        _faults.Clear();
        (_from, _until) = (Day(From, nameof(SearchRecord.From)), Day(Until, nameof(SearchRecord.To)));
        _actors = await Ask(new ListActors(Negotiation) { At = Viewpoint });
        try
        {
            if (_faults.Count == 0 && !string.IsNullOrWhiteSpace(Text))
                await Search();
        }
        catch (RefusedException refused) when (Beside(refused) is { Count: > 0 } faults)
        {
            _faults.AddRange(faults);
        }

        _form.Show(_faults);
    }

    private async Task Search()
    {
        var question = Question();
        _all = await Ask(_kind is null ? question with { Page = PageNumber } : question);
        if (_kind is { } one)
            _one = await Ask(question with { Kind = one, Page = PageNumber, PageSize = Rows });
    }

    private SearchRecord Question() => new(Negotiation)
    {
        At = Viewpoint,
        Text = Text!.Trim(),
        PageSize = FirstFew,
        Issue = string.IsNullOrWhiteSpace(Issue) ? null : Number(Issue),
        ActorId = string.IsNullOrWhiteSpace(Actor) ? null
            : Guid.TryParse(Actor, out var actor) ? actor
            : throw new UnreadableException("This is no actor: choose one from the list.", nameof(SearchRecord.ActorId)),
        From = _from?.Earliest, // June 2026 is meant from its first day on,
        To = _until?.Latest, // and until its last
    };

    /// <summary>What was refused about a field of this form; nothing if it is about something else.</summary>
    private static IReadOnlyList<Fault> Beside(RefusedException refused)
    {
        IEnumerable<Fault> faults = refused switch
        {
            NotValidException invalid => invalid.Faults,
            RuleViolationException { Field: { } field } => [new Fault(field, refused.Message)],
            NotOnRecordException { Field: { } field } => [new Fault(field, refused.Message)],
            _ => [],
        };
        return [.. faults.Select(f => f with { Field = char.ToUpperInvariant(f.Field[0]) + f.Field[1..] }).Where(f => f.Field != nameof(Page))];
    }

    /// <summary>An issue as people write it: 2, or AMAZ-2.</summary>
    private static int Number(string issue) =>
        int.TryParse(issue.AsSpan(issue.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UnreadableException($"{issue.Quoted()} is no issue: write its number, such as 2.", nameof(SearchRecord.Issue));

    private ImpreciseDate? Day(string? text, string field)
    {
        _form.Typed.Remove(field);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (ImpreciseDate.TryRead(text, out var date, out var refusal))
            return date;
        _form.Typed[field] = text;
        _faults.Add(new Fault(field, refusal));
        return null;
    }

    private string? Invalid(string field) => _faults.Exists(f => f.Field == field) ? "true" : null;

    /// <summary>While a date cannot be read nothing is searched: its field says why.</summary>
    private void Between(ImpreciseDate? from, ImpreciseDate? until)
    {
        if (!_form.HasUnreadable)
            Go(From: from?.Text ?? "", Until: until?.Text ?? "");
    }

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
