using System.Globalization;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Overview.Pages;

/// <summary>What lies ahead, each date as wide as it is uncertain.</summary>
public sealed partial class RunwayPanel
{
    /// <summary>More rows than this make no picture; the list of milestones has them all.</summary>
    private const int MostRows = 6;

    private RunwayScale _scale = null!;
    private IReadOnlyList<MilestoneRef> _rows = [];

    [Parameter, EditorRequired]
    public OverviewDetails Shown { get; set; } = null!;

    [Parameter, EditorRequired]
    public AskedViewpoint Viewpoint { get; set; } = AskedViewpoint.Now;

    private string Milestones => Links.Milestones(Shown.Key).At(Viewpoint);

    private string Undated => (Links.Milestones(Shown.Key) + "?date=unknown").At(Viewpoint);

    /// <summary>Dated ones that the axis does not reach, and those for which there is no row.</summary>
    private int Later => Shown.Runway.Count - _rows.Count;

    protected override void OnParametersSet()
    {
        _scale = new RunwayScale(Shown.About);
        _rows = [.. Shown.Runway.Where(m => _scale.Reaches(m.Date!))
            .OrderByDescending(m => m.IsOverdue).ThenBy(m => m.Date!.Latest).Take(MostRows)];
    }

    private static string Percent(double place) => string.Create(CultureInfo.InvariantCulture, $"{place:0.##}%");
}
