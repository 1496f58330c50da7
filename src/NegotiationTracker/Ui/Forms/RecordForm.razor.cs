using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using Radzen;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// The frame of every form that puts a statement on record: the kind's own fields, since when, why, on whose word; what
/// will come of it; and a draft of it all. Closes its dialog with true once it has saved.
/// </summary>
public sealed partial class RecordForm<TTelling>(
    RecordSupport support, DialogService dialogs, TimeProvider clock, IJSRuntime js) : IDisposable
    where TTelling : Telling
{
    private readonly FormState _form = new();
    private readonly CancellationTokenSource _stop = new();
    private ElementReference _element;
    private TTelling _given = null!;
    private string _saved = "";
    private string _kept = "";
    private object _sheet = new();
    private Foreseen? _foreseen;
    private string? _acknowledged;
    private ConflictException? _conflict;
    private string? _refusal;
    private string? _draftRefusal;
    private bool _ready;
    private bool _restored;
    private bool _busy;
    private bool _asking;
    private bool _keeping;
    private bool _focus;

    /// <summary>The request itself; a draft puts another in its place, so bind it.</summary>
    [Parameter, EditorRequired]
    public TTelling Model { get; set; } = null!;

    [Parameter]
    public EventCallback<TTelling> ModelChanged { get; set; }

    /// <summary>The fields of this kind of statement.</summary>
    [Parameter]
    public RenderFragment<TTelling>? ChildContent { get; set; }

    /// <summary>Sends the request.</summary>
    [Parameter, EditorRequired]
    public Func<TTelling, Task> Save { get; set; } = null!;

    /// <summary>A verb: what the button does.</summary>
    [Parameter]
    public string SaveLabel { get; set; } = "Save";

    /// <summary>Which form about what, such as RecordStage/0190…; empty keeps no draft.</summary>
    [Parameter]
    public string DraftKey { get; set; } = "";

    /// <summary>The statement in words, to set against another's in a conflict.</summary>
    [Parameter]
    public Func<TTelling, string>? Mine { get; set; }

    [Parameter]
    public bool ShowWhen { get; set; } = true;

    [Parameter]
    public bool ShowSources { get; set; } = true;

    [Parameter]
    public string WhenLabel { get; set; } = "Since when";

    [Parameter]
    public string RationaleLabel { get; set; } = "Why";

    /// <summary>Instead of closing the dialog, after saving (true) and after leaving (false).</summary>
    [Parameter]
    public EventCallback<bool> Done { get; set; }

    [CascadingParameter]
    public Frame? Frame { get; set; }

    private DateOnly Today => clock.GetUtcNow().DayIn(Frame?.Current?.Zone ?? TimeZoneInfo.Utc);

    private bool WouldLose => CanonicalJson.Write<object>(Model) != _saved || _form.Typed.Count > 0;

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Model.CommandId == Guid.Empty)
            Model.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        _given = Model;
        _saved = CanonicalJson.Write<object>(Model);
        if (DraftKey.Length > 0 && await support.LoadDraft(DraftKey, _stop.Token) is { } draft)
            await Restore(draft);
        _ready = _focus = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await js.InvokeVoidAsync("tracker.focusIn", _element);
    }

    private async Task Restore(string draft)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<KeptDraft>(draft);
            if (kept is null)
                return;
            Model = CanonicalJson.Read<TTelling>(kept.Telling);
            foreach (var (name, text) in kept.Typed)
                _form.Typed[name] = text;
            (_restored, _kept) = (true, draft);
            await ModelChanged.InvokeAsync(Model);
        }
        catch (JsonException)
        {
            // Left by an earlier version of this form, whose fields are not these: begin anew.
        }
    }

    private async Task StartAfresh()
    {
        _restored = false;
        Model = CanonicalJson.Read<TTelling>(_saved);
        Model.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        _saved = CanonicalJson.Write<object>(Model);
        _form.Typed.Clear();
        _form.Show([]);
        _sheet = new object();
        (_foreseen, _conflict, _refusal, _focus) = (null, null, null, true);
        await DropDraft();
        await ModelChanged.InvokeAsync(Model);
    }

    /// <summary>Something in the form changed: keep it, and say what would come of it.</summary>
    private async Task Touched()
    {
        (_refusal, _conflict) = (null, null);
        await KeepDraft();
        await Foresee();
    }

    private async Task KeepDraft()
    {
        if (DraftKey.Length == 0 || _keeping)
            return;
        _keeping = true;
        try
        {
            // What changed while one draft was on its way goes with the next.
            for (var draft = Draft(); draft != _kept && WouldLose; draft = Draft())
            {
                await support.KeepDraft(DraftKey, draft, _stop.Token);
                (_kept, _draftRefusal) = (draft, null);
            }
        }
        catch (RefusedException refused)
        {
            _draftRefusal = refused.Message;
        }
        finally
        {
            _keeping = false;
        }
    }

    private async Task DropDraft()
    {
        if (DraftKey.Length > 0 && _kept.Length > 0)
            await support.KeepDraft(DraftKey, null, _stop.Token);
        _kept = "";
    }

    private string Draft() => JsonSerializer.Serialize(new KeptDraft(CanonicalJson.Write<object>(Model), _form.Typed));

    private async Task Foresee()
    {
        // A statement can be foreseen once it is whole; why and on whose word do not matter to that.
        if (_form.HasUnreadable || Model.Effective is null
            || Faults.Of(Model).Exists(f => f.Field != nameof(Telling.Rationale) && !f.Field.StartsWith("Sources", StringComparison.Ordinal)))
        {
            _foreseen = null;
            return;
        }

        try
        {
            _foreseen = await support.Foresee(Model, _stop.Token);
        }
        catch (RefusedException)
        {
            _foreseen = null; // saving will say it, where it can be acted upon
        }
    }

    private async Task Submit()
    {
        if (_busy)
            return;
        (_busy, _refusal, _conflict) = (true, null, null);
        try
        {
            await SaveUnlessFaulty();
        }
        catch (NotValidException refused)
        {
            _form.Show(refused.Faults);
        }
        catch (ConflictException conflict)
        {
            await Foresee();
            _conflict = conflict;
        }
        catch (RefusedException refused)
        {
            _refusal = refused.Message;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SaveUnlessFaulty()
    {
        var faults = Faults.Of(Model);
        _form.Show(faults);
        if (_form.HasUnreadable || faults.Count > 0)
        {
            await js.InvokeVoidAsync("tracker.focusFault", _element);
            return;
        }

        await Foresee();
        if (_foreseen?.NotCurrentBecause is { } because && because != _acknowledged)
        {
            _acknowledged = because; // said once; saving again means it
            _refusal = $"Not saved yet. Press {SaveLabel} again to record it as history, or change since when it is so.";
            return;
        }

        await Save(Model);
        await DropDraft();
        await Close(true);
    }

    private Task RecordMineAllTheSame()
    {
        Model.Seen = _conflict?.Theirs;
        return Submit();
    }

    private Task Cancel()
    {
        if (!WouldLose)
            return Leave();
        (_asking, _focus) = (true, true);
        return Task.CompletedTask;
    }

    private Task Leave() => Close(false);

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

    private Task<IReadOnlyList<SourceOption>> FindSources(string text) => Frame?.Current is { } negotiation
        ? support.FindSources(negotiation.Id, text, _stop.Token)
        : Task.FromResult<IReadOnlyList<SourceOption>>([]);

    private sealed record KeptDraft(string Telling, Dictionary<string, string> Typed);
}
