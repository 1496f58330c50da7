using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Ui;

/// <summary>
/// What stands around every page. What it shows is read again on every move, and twice a minute for the bell.
/// </summary>
public sealed partial class MainLayout(ReadFrame read, FinderOf finder, NavigationManager navigation, TimeProvider clock, IJSRuntime js)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private ErrorBoundary? _boundary;
    private Frame? _frame;
    private ITimer? _beat;
    private string? _lastKey;

    [SupplyParameterFromQuery(Name = Links.AsOf)]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = Links.Known)]
    private string? Known { get; set; }

    /// <summary>Where the rail leads: on pages of the reader alone, back to where the reader was.</summary>
    private string? RailKey => _lastKey ?? (_frame?.Contents.Negotiations is [var first, ..] ? first.Key : null);

    private NavigationManager Navigation => navigation;

    private Dictionary<string, object?> FinderParameters => new() { ["Key"] = RailKey, ["Negotiations"] = _frame?.Contents.Negotiations ?? [] };

    private AskedViewpoint Viewpoint => new(AsOf, Known);

    /// <summary>What “today” means in the negotiation looked at, or else to the reader.</summary>
    private DateOnly Today => clock.GetUtcNow().DayIn(_frame?.Current?.Zone ?? _frame?.Contents.Zone ?? TimeZoneInfo.Utc);

    // With <base href="/"> a bare fragment would lead to the start page.
    private string SkipTo => navigation.Uri.Split('#')[0] + "#content";

    public void Dispose()
    {
        navigation.LocationChanged -= Moved;
        _beat?.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        return Read();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _beat = clock.CreateTimer(_ => _ = InvokeAsync(ReadAgain), null, Beat, Beat);
        // From here on the page answers; scripts and tests can tell.
        await js.InvokeVoidAsync("document.documentElement.setAttribute", "data-live", "");
    }

    private async Task ReadAgain()
    {
        try
        {
            await Read();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader has left.
        }
    }

    private async Task Read()
    {
        if (_stop.IsCancellationRequested)
            return;
        var contents = await read(_stop.Token);
        var key = navigation.ToBaseRelativePath(navigation.Uri).Split('/', '?', '#')[0];
        var current = contents.Negotiations.FirstOrDefault(n => n.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        _lastKey = current?.Key ?? _lastKey;
        _frame = new Frame(contents, current, () => InvokeAsync(ReadAgain));
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        _ = InvokeAsync(ReadAgain);
    }

    private void Recover() => _boundary?.Recover();
}
