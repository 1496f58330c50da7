using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace NegotiationTracker.Features.Overview.Pages;

/// <summary>
/// Everything that moved in a period, or everything that was corrected: the rows behind the overview's numbers.
/// </summary>
public sealed partial class ChangesPage
{
    private const int PageSize = 25;

    private ChangePage? _shown;
    private int _days;
    private int _page;
    private bool _corrections;

    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = "days")]
    private string? Days { get; set; }

    [SupplyParameterFromQuery(Name = "corrections")]
    private string? Corrections { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private string Nothing => _corrections
        ? "Nothing on record was corrected or retracted in this period."
        : "Nothing became known in this period that moved an issue. Choose a longer one.";

    private string Heading => _corrections ? "Corrections" : "What moved";

    protected override async Task Read()
    {
        _days = Period.Read(Days) ?? 30;
        _corrections = Corrections == "true";
        _page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, 100_000)
            : 1;
        _shown = await Ask(new ListChanges(Negotiation)
        {
            At = Viewpoint,
            Days = _days,
            Corrections = _corrections,
            Page = _page,
            PageSize = PageSize,
        });
        ShownNegotiation = _shown.NegotiationId;
    }

    private string Address(bool corrections, int days, int page = 1) =>
        To($"/{Negotiation}/changes?days={days}" + (corrections ? "&corrections=true" : "")
            + (page > 1 ? $"&page={page}" : ""));

    private RenderFragment Choice(string word, bool corrections, int days, bool isChosen) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", Address(corrections, days));
        builder.AddAttribute(2, "aria-current", isChosen ? "true" : null);
        builder.AddContent(3, word);
        builder.CloseElement();
    };
}
