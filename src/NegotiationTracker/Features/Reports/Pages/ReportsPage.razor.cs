using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Reports.Pages;

/// <summary>
/// A status report from any viewpoint, to read and to take away. It is composed when it is asked for: a report that
/// changed while somebody reads it would be none.
/// </summary>
public sealed partial class ReportsPage
{
    private StatusReport? _report;
    private ComposeStatusReport? _asked;
    private string _text = "";

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    /// <summary>First day of the period in which things moved.</summary>
    [SupplyParameterFromQuery(Name = "since")]
    private string? Since { get; set; }

    protected override Task OnParametersSetAsync()
    {
        var question = new ComposeStatusReport(Negotiation) { At = Viewpoint, Since = Since };
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: the report that is being read stays
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read()
    {
        _report = null;
        if (!RendererInfo.IsInteractive)
        {
            await Ask(new FindPlace(Negotiation)); // composing takes its time: the page comes first, unless there is nothing to compose
            return;
        }

        var question = _asked!;
        var report = await Task.Run(() => Ask(question), Stopped);
        if (question != _asked)
            return; // the reader has asked for another meanwhile
        await using var writer = new StringWriter();
        await report.WriteTo(writer, ReportFormat.Markdown, stop: Stopped);
        (_report, _text) = (report, writer.ToString());
    }

    private async Task Compose(ComposeStatusReport question)
    {
        if (question == _asked)
            await ReadAgain(); // the same question, asked again later
        else
            Navigation.NavigateTo(Address(Links.Reports(Negotiation), question.At, question.Since));
    }

    private string FileAddress(string extension) =>
        Address($"{Links.Reports(Negotiation)}/status.{extension}", Viewpoint, Since);

    private static string Address(string path, AskedViewpoint at, string? since) => (string.IsNullOrWhiteSpace(since)
        ? path
        : QueryHelpers.AddQueryString(path, "since", since.Trim())).At(at);
}
