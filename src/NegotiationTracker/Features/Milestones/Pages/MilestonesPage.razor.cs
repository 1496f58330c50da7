using Microsoft.AspNetCore.Components;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>What the process waits for, and what is behind it.</summary>
public sealed partial class MilestonesPage(Dialogs dialogs)
{
    private const int Rows = 25;

    private Milestones.MilestonePage? _page;
    private ListMilestones? _asked;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    /// <summary>“unknown”: only those without a date.</summary>
    [SupplyParameterFromQuery(Name = "date")]
    private string? Date { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    private bool IsPast => Show == "past";

    private bool IsUndated => Date == "unknown";

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string Nothing => (IsPast, PageNumber > 1, Viewpoint.IsNow) switch
    {
        _ when IsUndated && PageNumber == 1 => "Every one of these has a date.",
        (_, true, _) => "The list is shorter than this: there is no such page.",
        (true, _, _) => "Held and cancelled milestones stand here, with what came of them. Nothing is past yet.",
        (_, _, true) => "Milestones are the dates that the process waits for: elections, court dates, signatures, the end "
            + "of a mandate. Nothing is expected at present.",
        _ => "Nothing was expected then, as far as was known.",
    };

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var question = new ListMilestones(Negotiation) { At = Viewpoint, Past = IsPast, Undated = IsUndated, Page = PageNumber, PageSize = Rows };
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read() => _page = await Ask(_asked!);

    private string At(int page) => Address(IsPast, IsUndated, page);

    private string Address(bool past, bool undated, int page = 1)
    {
        var query = string.Join('&', ((string?[])
            [past ? "show=past" : null, undated ? "date=unknown" : null, page > 1 ? $"page={page}" : null]).OfType<string>());
        return To($"{Links.Milestones(Negotiation)}{(query.Length > 0 ? "?" : "")}{query}");
    }

    private async Task Add()
    {
        if (Frame?.Current is { } negotiation && await dialogs.Open<AddMilestoneDialog>(
            "Add a milestone", ("Model", new AddMilestone { NegotiationId = negotiation.Id })))
            await ReadAgain();
    }
}
