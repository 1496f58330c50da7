using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Reports.Pages;

/// <summary>From where a report is to look, and how far back.</summary>
public sealed partial class ReportChoice(TimeProvider clock)
{
    private readonly FormState _form = new();
    private (AskedViewpoint, string?) _shown;
    private ImpreciseDate? _known;
    private ImpreciseDate? _about;
    private ImpreciseDate? _since;

    /// <summary>Key of the negotiation.</summary>
    [Parameter, EditorRequired]
    public string Negotiation { get; set; } = "";

    /// <summary>The viewpoint of the report that is shown.</summary>
    [Parameter, EditorRequired]
    public AskedViewpoint At { get; set; } = AskedViewpoint.Now;

    /// <summary>First day of the period of the report that is shown.</summary>
    [Parameter]
    public string? Since { get; set; }

    [Parameter]
    public EventCallback<ComposeStatusReport> Compose { get; set; }

    [CascadingParameter]
    public Frame? Frame { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == (At, Since))
            return;
        _shown = (At, Since);
        (_known, _about, _since) = (Day(At.Known), Day(At.AsOf), Day(Since));
    }

    private Task Submit()
    {
        if (_form.HasUnreadable)
            return Task.CompletedTask;
        return Compose.InvokeAsync(new ComposeStatusReport(Negotiation)
        {
            At = new AskedViewpoint(LastDay(_about), LastDay(_known)),
            Since = _since is null ? null : Written(_since.Earliest),
        });
    }

    /// <summary>A moment in the address is shown as its day.</summary>
    private static ImpreciseDate? Day(string? text) =>
        text is { Length: >= 10 } && ImpreciseDate.TryParse(text[..10], out var date, out _) ? date : null;

    /// <summary>Of this month or year, what can be known is what is known today.</summary>
    private string? LastDay(ImpreciseDate? date)
    {
        if (date is null)
            return null;
        var today = clock.GetUtcNow().DayIn(Frame?.Current?.Zone ?? TimeZoneInfo.Utc);
        return Written(date.Latest > today && date.Earliest <= today ? today : date.Latest);
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
