using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Overview.Pages;

/// <summary>The whole process on one screen; every number leads to its rows.</summary>
public sealed partial class OverviewPage
{
    private OverviewDetails? _shown;
    private EntryId? _newest;

    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = "days")]
    private string? Days { get; set; }

    protected override async Task Read()
    {
        if (!Negotiation.Equals(_shown?.Key, StringComparison.OrdinalIgnoreCase))
            (_shown, _newest) = (null, null);
        _shown = await Ask(new ShowOverview(Negotiation) { At = Viewpoint, Days = Period.Read(Days) });
        ShownNegotiation = _shown.NegotiationId;

        // What is recorded while the page is open stands out; what was there when it was opened does not.
        _newest ??= new EntryId(_shown.Moved.Select(m => m.Entry.Sequence).DefaultIfEmpty().Max());
    }
}

/// <summary>The period that an address asks for.</summary>
internal static class Period
{
    private const int Longest = 36_500;

    /// <returns>Days; nothing if the address names none that can be counted.</returns>
    public static int? Read(string? days) =>
        int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 1 and <= Longest
            ? count
            : null;
}
