using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;
using Radzen;

namespace NegotiationTracker.Tests.Features;

/// <summary>A page over a tracker of its own, as the local analyst sees it.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(20); // a page may be slow on a busy machine; a wait ends once it is right
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Dialogs>();
        Services.AddSingleton<TimeProvider>(World.Clock);
        Services.AddSingleton(World.Provider.GetRequiredService<Announcements>());
        Services.AddSingleton(World.As(World.Authors.LocalAnalyst));
    }

    protected TrackerWorld World { get; } = new();

    /// <summary>How often a page has asked the frame to be read again.</summary>
    protected int FrameReadings { get; private set; }

    /// <summary>Stands around every page that is rendered from now on.</summary>
    protected void Frame(FrameNegotiation? current) => RenderTree.TryAdd<Microsoft.AspNetCore.Components.CascadingValue<Frame?>>(
        frame => frame.Add(f => f.Value, new Frame(new FrameContents("Local analyst", TimeZoneInfo.Utc, [], 0), current, () =>
        {
            FrameReadings++;
            return Task.CompletedTask;
        })));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            World.Dispose();
    }
}
