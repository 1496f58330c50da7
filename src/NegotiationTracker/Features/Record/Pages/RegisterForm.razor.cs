using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui.Forms;
using Radzen;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>
/// The frame of a form that puts something new on record: its fields, and a draft of them. It closes its dialog with true
/// once it has saved. What is new stands in no lane yet, so there is nothing to foresee and nobody to conflict with.
/// </summary>
public sealed partial class RegisterForm<TRequest>(
    RecordSupport support, DialogService dialogs, TimeProvider clock, IJSRuntime js) : IDisposable
    where TRequest : class, IRecords
{
    private readonly FormState _form = new();
    private readonly CancellationTokenSource _stop = new();
    private ElementReference _element;
    private TRequest _model = null!;
    private string _empty = "";
    private string _kept = "";
    private string _seen = "";
    private object _sheet = new();
    private string? _refusal;
    private string? _draftRefusal;
    private bool _ready;
    private bool _restored;
    private bool _busy;
    private bool _asking;
    private bool _over;
    private Task _keeping = Task.CompletedTask;
    private bool _focus;

    /// <summary>The request, prefilled; a draft puts another in its place.</summary>
    [Parameter, EditorRequired]
    public TRequest Model { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment<TRequest>? ChildContent { get; set; }

    /// <summary>Sends the request.</summary>
    [Parameter, EditorRequired]
    public Func<TRequest, Task> Save { get; set; } = null!;

    /// <summary>What the request itself cannot know to be missing.</summary>
    [Parameter]
    public Func<TRequest, IEnumerable<Fault>>? AlsoCheck { get; set; }

    /// <summary>A verb: what the button does.</summary>
    [Parameter, EditorRequired]
    public string SaveLabel { get; set; } = "";

    /// <summary>Which form about what, such as AddMilestone/0190….</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Instead of closing the dialog, after saving (true) and after leaving (false): for a form on a page.</summary>
    [Parameter]
    public EventCallback<bool> Done { get; set; }

    private bool WouldLose => CanonicalJson.Write<object>(_model) != _empty || _form.Typed.Count > 0;

    public void Dispose()
    {
        _form.Touched -= Rerender;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>Keeps what is written so far; call it after a change that is none of a field.</summary>
    public Task KeepDraft() => _keeping.IsCompleted ? _keeping = KeepWhatChanges() : _keeping;

    protected override async Task OnInitializedAsync()
    {
        _form.Touched += Rerender;
        Begin(Model);
        if (await support.LoadDraft(DraftKey, _stop.Token) is { } draft)
            Restore(draft);
        _seen = Draft();
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
        if (!_ready || Draft() is var draft && draft == _seen)
            return;
        (_seen, _refusal) = (draft, null);
        await KeepDraft();
        StateHasChanged();
    }

    private void Begin(TRequest model)
    {
        _model = model;
        _model.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        _empty = CanonicalJson.Write<object>(_model);
    }

    private void Restore(string draft)
    {
        try
        {
            if (JsonSerializer.Deserialize<KeptDraft>(draft) is not { } kept)
                return;
            _model = CanonicalJson.Read<TRequest>(kept.Request);
            foreach (var (name, text) in kept.Typed)
                _form.Typed[name] = text;
            (_restored, _kept) = (true, draft);
        }
        catch (JsonException)
        {
            // Left by an earlier version of this form, whose fields are not these: begin anew.
        }
    }

    private async Task StartAfresh()
    {
        Begin(CanonicalJson.Read<TRequest>(_empty));
        _form.Typed.Clear();
        _form.Show([]);
        _sheet = new object();
        _seen = Draft();
        (_restored, _refusal, _focus) = (false, null, true);
        await DropDraft();
    }

    private async Task KeepWhatChanges()
    {
        try
        {
            // What changed while one draft was on its way goes with the next.
            for (var draft = Draft(); !_over && draft != _kept && WouldLose; draft = Draft())
            {
                await support.KeepDraft(DraftKey, draft, _stop.Token);
                (_kept, _draftRefusal) = (draft, null);
            }
        }
        catch (RefusedException refused)
        {
            _draftRefusal = refused.Message;
        }
    }

    private async Task DropDraft()
    {
        _over = true;
        await _keeping; // what is still on its way would come after, and stay
        if (_kept.Length > 0)
            await support.KeepDraft(DraftKey, null, _stop.Token);
        (_kept, _over) = ("", false);
    }

    private string Draft() => JsonSerializer.Serialize(new KeptDraft(CanonicalJson.Write<object>(_model), _form.Typed));

    private async Task Submit()
    {
        if (_busy)
            return;
        // The last field may have been left by this very click: that is no change to the answer which comes now.
        (_busy, _refusal, _seen) = (true, null, Draft());
        try
        {
            List<Fault> faults = [.. Faults.Of(_model), .. AlsoCheck?.Invoke(_model) ?? []];
            if (_form.HasUnreadable || faults.Count > 0)
            {
                await Show(faults);
                return;
            }

            await Save(_model);
            await DropDraft();
            await Close(true);
        }
        catch (NotValidException refused)
        {
            await Show(refused.Faults);
        }
        catch (AlreadySavedException spent)
        {
            // Otherwise the draft would bring the spent id back for ever.
            _model.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
            _refusal = spent.Message;
        }
        catch (RefusedException refused)
        {
            _refusal = refused.Message;
            await KeepDraft();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task Show(IReadOnlyCollection<Fault> faults)
    {
        _form.Show(faults);
        await Task.Yield(); // the faults are drawn first
        await js.InvokeVoidAsync("tracker.focusFault", _element);
        await KeepDraft();
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

    private void Rerender(object? sender, EventArgs e) => StateHasChanged();

    private async Task Discard()
    {
        await DropDraft();
        await Close(false);
    }

    private async Task Close(bool saved)
    {
        if (Done.HasDelegate)
            await Done.InvokeAsync(saved);
        else
            dialogs.Close(saved);
    }

    private sealed record KeptDraft(string Request, Dictionary<string, string> Typed);
}
