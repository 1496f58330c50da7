using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui.Forms;
using Radzen;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>Retracts an entry, after saying what will hold without it.</summary>
public sealed partial class RetractEntryDialog
{
    private readonly FormState _form = new();
    private readonly RetractEntry _request = new();
    private ElementReference _element;
    private RetractionForesight? _foresight;
    private bool _restored;
    private bool _asking;
    private bool _focus = true;

    [Parameter, EditorRequired]
    public EntryId Entry { get; set; }

    /// <summary>What the entry says.</summary>
    [Parameter, EditorRequired]
    public string Says { get; set; } = "";

    [Inject]
    private DialogService Dialogs { get; set; } = null!;

    [Inject]
    private RecordSupport Support { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string DraftKey => $"{nameof(RetractEntry)}/{Entry}";

    private IEnumerable<string> Consequences
    {
        get
        {
            yield return "The entry stays in the record, struck through, with your name and your reason.";
            if (_foresight is not { } foresight)
                yield break;
            if (foresight.Type == EntryType.Correction)
                yield return "It corrected an earlier entry. Retracting it does not bring the earlier wording back: the statement "
                    + "is withdrawn altogether. To return to the former wording, leave here and correct this entry once more.";
            yield return foresight switch
            {
                { HasLane: false } => "It replaced nothing, so nothing else changes.",
                { IsCurrent: false, ThenHolds: { } holds } => $"A later statement has the last word, and keeps it: {holds}.",
                { ThenHolds: { } holds } => $"Without it, this has the last word again: {holds}.",
                _ => "Without it, nothing is on record about this any more.",
            };
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _request.Entry = Entry;
        _request.CommandId = Guid.CreateVersion7(Clock.GetUtcNow());
        if (await Support.LoadDraft(DraftKey, Stopped) is not { } draft)
            return;
        _request.Rationale = draft;
        _restored = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await Js.InvokeVoidAsync("tracker.focusIn", _element);
    }

    protected override async Task Read() => _foresight = await Ask(new ForeseeRetraction(Entry));

    private async Task SetRationale(string rationale)
    {
        _request.Rationale = rationale;
        try
        {
            await Support.KeepDraft(DraftKey, rationale.Length > 0 ? rationale : null, Stopped);
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
        }
    }

    private async Task Submit()
    {
        var faults = Faults.Of(_request);
        _form.Show(faults);
        if (faults.Count > 0)
        {
            await Js.InvokeVoidAsync("tracker.focusFault", _element);
            return;
        }

        if (await Try(() => Ask(_request)))
            await Leave(true);
    }

    private void Cancel()
    {
        if (_request.Rationale.Length == 0)
            Dialogs.Close(false);
        else
            (_asking, _focus) = (true, true);
    }

    private Task Discard() => Leave(false);

    private async Task Leave(bool saved)
    {
        await Support.KeepDraft(DraftKey, null, Stopped);
        Dialogs.Close(saved);
    }
}
