using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Ui;

/// <summary>Asks from when to look and about which day, and writes the answer into the address of the page.</summary>
public sealed partial class ViewpointControl(NavigationManager navigation, TimeProvider clock)
{
    private readonly FormState _form = new();
    private ElementReference _summary;
    private AskedViewpoint? _shown;
    private ImpreciseDate? _known;
    private ImpreciseDate? _about;
    private bool _applied;

    [Parameter, EditorRequired]
    public AskedViewpoint Viewpoint { get; set; } = AskedViewpoint.Now;

    /// <summary>What “today” means in the negotiation looked at.</summary>
    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    protected override void OnParametersSet()
    {
        if (_shown == Viewpoint)
            return;
        _shown = Viewpoint;
        (_known, _about) = (Day(Viewpoint.Known), Day(Viewpoint.AsOf));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The popover was drawn anew, closed: the focus stays with its button.
        if (!_applied || _shown is null)
            return;
        _applied = false;
        await _summary.FocusAsync();
    }

    // Both empty means now.
    private void Apply()
    {
        if (_form.HasUnreadable)
            return;
        _applied = true;
        navigation.NavigateTo(navigation.Uri.At(new AskedViewpoint(LastDay(_about), LastDay(_known))));
    }

    /// <summary>A moment in the address is shown as its day.</summary>
    private static ImpreciseDate? Day(string? text) =>
        text is { Length: >= 10 } && ImpreciseDate.TryParse(text[..10], out var date, out _) ? date : null;

    /// <summary>Of this month or year, what can be known is what is known today.</summary>
    private string? LastDay(ImpreciseDate? date)
    {
        if (date is null)
            return null;
        var today = clock.GetUtcNow().DayIn(Zone);
        var day = date.Latest > today && date.Earliest <= today ? today : date.Latest;
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
