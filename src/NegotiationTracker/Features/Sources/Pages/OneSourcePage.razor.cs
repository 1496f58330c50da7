using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Sources.Pages;

/// <summary>One source: how far it can be relied on, what it repeats, which copies there are, and all that rests on it.</summary>
public sealed partial class OneSourcePage(Dialogs dialogs)
{
    private const int Rows = 25;

    private SourceDetails? _source;
    private SourceActs? _acts;
    private ShowSource? _asked;
    private RecordList? _record;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Page of what rests on it.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string Title => _source?.Title ?? (Refusal is null ? "Source" : "Not on record");

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var question = new ShowSource(Negotiation, Id) { At = Viewpoint, Page = PageNumber, PageSize = Rows };
        if (question == _asked)
        {
            SetActs();
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        }

        if (question.Id != _asked?.Id || question.At != _asked.At)
            (_source, _acts) = (null, null);
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read()
    {
        _source = await Ask(_asked!);
        SetActs();
    }

    private void SetActs() => _acts = _source is not null && Viewpoint.IsNow && Frame?.Current is { } negotiation
        ? new SourceActs(dialogs, _source, negotiation.Zone, Clock, Saved)
        : null;

    private async Task Saved(DateTimeOffset since)
    {
        await ReadAgain();
        if (_record is not null)
            await _record.TellNew(since);
    }

    private string At(int page)
    {
        var address = Links.Source(Negotiation, Id);
        return To(page == 1 ? address : QueryHelpers.AddQueryString(address, "page", $"{page}"));
    }
}
