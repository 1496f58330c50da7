using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Hosting;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Features;

/// <summary>A dialog on a page of AMAZ: what is filled in goes the way of every request, to a database of its own.</summary>
public abstract class DialogContext : PageContext
{
    private static readonly TimeZoneInfo Yerevan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan");

    protected DialogContext()
    {
        // What the forms ask of the tracker, as the web answers it.
        var web = new ServiceCollection();
        web.AddPages();
        Services.Add(web.Single(s => s.ServiceType == typeof(RecordSupport)));
    }

    protected async Task<Guid> Issue(string title = "Border delimitation", Stage? stage = null) =>
        (await World.OpenIssue(title, stage: stage)).Id;

    protected async Task<IRenderedComponent<TDialog>> Shown<TDialog>(Action<ComponentParameterCollectionBuilder<TDialog>> fill)
        where TDialog : IComponent
    {
        var negotiation = await World.Read(db => Task.FromResult(db.Negotiations.Single().Id));
        Frame(new FrameNegotiation(negotiation, "AMAZ", "Armenia–Azerbaijan", Yerevan));
        var dialog = Render(fill);
        dialog.WaitForElement("form .buttons");
        return dialog;
    }

    /// <summary>Presses the button, and waits for all that comes of it.</summary>
    protected static Task Save<TDialog>(IRenderedComponent<TDialog> dialog) where TDialog : IComponent =>
        dialog.Find("form").SubmitAsync();

    protected static void Choose<TDialog>(IRenderedComponent<TDialog> dialog, string option) where TDialog : IComponent =>
        dialog.FindAll("label").Single(l => l.TextContent.Trim().StartsWith(option, StringComparison.OrdinalIgnoreCase))
            .QuerySelector("input")!.Change(true);

    protected static void Fill<TDialog>(IRenderedComponent<TDialog> dialog, string label, string text) where TDialog : IComponent
    {
        var field = dialog.FindAll(".field > label").Single(l => l.TextContent.StartsWith(label, StringComparison.Ordinal));
        dialog.Find("#" + field.GetAttribute("for")).Change(text);
    }

    /// <summary>Sentences of faults and notices.</summary>
    protected static string Told<TDialog>(IRenderedComponent<TDialog> dialog) where TDialog : IComponent =>
        string.Join('\n', dialog.FindAll(".fault, .notices").Select(e => e.TextContent.Trim()));
}
