using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Sources.Pages;

/// <summary>The register of what the record rests on.</summary>
public sealed partial class SourcesPage(Dialogs dialogs)
{
    private const int Rows = 25;
    private const string Unjudged = "none";

    private SourcePage? _page;
    private ListSources? _asked;
    private bool _cut;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    /// <summary>A letter, or “none” for sources that nobody has judged.</summary>
    [SupplyParameterFromQuery(Name = "reliability")]
    private string? Reliability { get; set; }

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrEmpty(Reliability);

    private Reliability? Letter => Enum.TryParse<Reliability>(Reliability, ignoreCase: true, out var letter) && Enum.IsDefined(letter) ? letter : null;

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string Found => (_page!.Total, !IsFiltered) switch
    {
        (1, true) => "1 source in the register",
        (var total, true) => $"{total} sources in the register",
        (1, _) => "1 source found",
        (var total, _) => $"{total} sources found",
    };

    private string Nothing => (!IsFiltered, PageNumber > 1, Viewpoint.IsNow) switch
    {
        (_, true, _) => "The register is shorter than this: there is no such page.",
        (false, _, _) when string.IsNullOrWhiteSpace(Text) => "No source was judged so.",
        (false, _, _) => $"No source of those has {Text!.Trim().Quoted()} in its publisher, title or address.",
        (_, _, true) => "Sources are what the record rests on: reports, treaties, court orders, interviews, each with its "
            + "publisher and date. Every entry that cites one names it here.",
        _ => "No source was in the register then.",
    };

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var question = new ListSources(Negotiation)
        {
            At = Viewpoint,
            Text = Text,
            Reliability = Letter,
            Unjudged = Reliability == Unjudged,
            Page = PageNumber,
            PageSize = Rows,
        };
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read() => _page = await Ask(_asked!);

    private string At(int page) => Address(Text, Reliability, page);

    private string Address(string? text, string? reliability, int page)
    {
        var address = Links.Sources(Negotiation);
        if (!string.IsNullOrWhiteSpace(text))
            address = QueryHelpers.AddQueryString(address, "text", text.Trim());
        if (!string.IsNullOrEmpty(reliability))
            address = QueryHelpers.AddQueryString(address, "reliability", reliability);
        return To(page == 1 ? address : QueryHelpers.AddQueryString(address, "page", $"{page}"));
    }

    private void Find(ChangeEventArgs e)
    {
        var text = (e.Value as string ?? "").Trim();
        _cut = text.Length > Links.LongestSearch;
        Navigation.NavigateTo(Address(Links.Searched(text), Reliability, 1), replace: true);
    }

    private void Choose(string? reliability) => Navigation.NavigateTo(Address(Text, reliability, 1), replace: true);

    private async Task Add()
    {
        if (Frame?.Current is { } negotiation && await dialogs.Open<AddSourceDialog>(
            "Add a source", ("Model", new AddSource { NegotiationId = negotiation.Id })))
            await ReadAgain();
    }
}
