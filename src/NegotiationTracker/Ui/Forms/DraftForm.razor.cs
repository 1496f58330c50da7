using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using Radzen;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// The frame of every form that puts something on record: its fields, what was refused, and a draft of it all. It closes
/// its dialog with true once it has saved.
/// </summary>
public sealed partial class DraftForm<TRequest>(
    RecordSupport support, DialogService dialogs, TimeProvider clock, IJSRuntime js) : IDisposable
    where TRequest : class, IRecords
{
    private readonly FormState _form = new();
    private readonly CancellationTokenSource _stop = new();
    private FormDraft _draft = null!;
    private TRequest _request = null!;
    private ElementReference _element;
    private object _sheet = new();
    private string _fresh = "";
    private string _blank = "";
    private string _seen = "";
    private string? _refusal;
    private bool _ready;
    private bool _restored;
    private bool _busy;
    private bool _asking;
    private bool _focus;
    private bool _left;

    /// <summary>The request, prefilled; a draft puts another in its place.</summary>
    [Parameter, EditorRequired]
    public TRequest Model { get; set; } = null!;

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRequest> ChildContent { get; set; } = null!;

    /// <summary>What else is to be said above the buttons.</summary>
    [Parameter]
    public RenderFragment<TRequest>? Notices { get; set; }

    /// <summary>What stands in the form is another than before: a field was filled, a draft found.</summary>
    [Parameter]
    public EventCallback<TRequest> Changed { get; set; }

    /// <summary>What the request itself cannot know to be missing.</summary>
    [Parameter]
    public Func<TRequest, IEnumerable<Fault>>? AlsoCheck { get; set; }

    /// <summary>Sends the request.</summary>
    [Parameter, EditorRequired]
    public Func<TRequest, Task> Save { get; set; } = null!;

    /// <summary>A verb: what the button does.</summary>
    [Parameter]
    public string SaveLabel { get; set; } = "Save";

    /// <summary>Which form about what, such as AddMilestone/0190….</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Instead of closing the dialog, after saving (true) and after leaving (false): for a form on a page.</summary>
    [Parameter]
    public EventCallback<bool> Done { get; set; }

    /// <summary>A field holds a text that cannot be read.</summary>
    public bool HasUnreadable => _form.HasUnreadable;

    private string Content => FormDraft.Write(_request, _form.Typed);

    private bool WouldLose => Content != _blank;

    public void Dispose()
    {
        _form.Touched -= Rerender;
        _stop.Cancel();
        _stop.Dispose();
    }

    public async Task Submit()
    {
        if (_busy)
            return;
        // The last field may have been left by this very click: that is no change to the answer which comes now.
        (_busy, _refusal, _seen) = (true, null, Content);
        try
        {
            List<Fault> faults = [.. Faults.Of(_request), .. AlsoCheck?.Invoke(_request) ?? []];
            _form.Show(faults);
            if (faults.Count == 0 && !_form.HasUnreadable)
            {
                await Save(_request);
                await _draft.Drop();
                await Close(true);
                return;
            }
        }
        catch (NotValidException refused)
        {
            _form.Show(refused.Faults);
        }
        catch (AlreadySavedException spent)
        {
            // Otherwise the draft would bring the spent id back for ever.
            _request.CommandId = NewCommand();
            _refusal = spent.Message;
        }
        catch (RefusedException refused)
        {
            _refusal = refused.Message;
        }
        finally
        {
            (_busy, _seen) = (false, Content);
        }

        await KeepDraft();
        await js.InvokeVoidAsync(_refusal is null ? "tracker.focusFault" : "tracker.showNotices", _element);
    }

    public async Task Discard()
    {
        await _draft.Drop();
        await Close(false);
    }

    protected override async Task OnInitializedAsync()
    {
        _form.Touched += Rerender;
        _draft = new FormDraft(DraftKey, support, _stop.Token);
        Begin(Model);
        if (await _draft.Load<TRequest>() is var (request, typed))
        {
            foreach (var (name, text) in typed)
                _form.Typed[name] = text;
            (_request, _restored) = (request, true);
            await Changed.InvokeAsync(_request);
        }

        _seen = Content;
        _ready = _focus = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus)
        {
            _focus = false;
            await js.InvokeVoidAsync("tracker.focusIn", _element);
        }

        // A change event stays where it arose: what was written is compared with what was seen last.
        if (!_ready || _left || _seen == Content)
            return;
        (_seen, _refusal) = (Content, null);
        await KeepDraft();
        await Changed.InvokeAsync(_request);
        StateHasChanged();
    }

    private void Begin(TRequest request)
    {
        _request = request;
        _request.CommandId = NewCommand();
        (_fresh, _blank) = (CanonicalJson.Write<object>(_request), Content);
    }

    private Guid NewCommand() => Guid.CreateVersion7(clock.GetUtcNow());

    private Task KeepDraft() => _draft.Keep(() => WouldLose ? Content : null);

    private async Task StartAfresh()
    {
        _form.Typed.Clear();
        _form.Show([]);
        Begin(CanonicalJson.Read<TRequest>(_fresh));
        _seen = Content;
        (_sheet, _restored, _focus, _refusal) = (new object(), false, true, null);
        await Changed.InvokeAsync(_request);
        await _draft.Drop();
    }

    private Task Cancel()
    {
        if (!WouldLose)
            return Leave();
        (_asking, _focus) = (true, true);
        return Task.CompletedTask;
    }

    private async Task Leave()
    {
        await KeepDraft();
        await Close(false);
    }

    private async Task Close(bool saved)
    {
        _left = true;
        if (Done.HasDelegate)
            await Done.InvokeAsync(saved);
        else
            dialogs.Close(saved);
    }

    private void Rerender(object? sender, EventArgs e) => StateHasChanged();
}
