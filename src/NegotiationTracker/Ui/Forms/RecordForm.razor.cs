using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
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
    private FormDraft _draft = null!;
    private ElementReference _element;
    private object _sheet = new();
    private string _fresh = "";
    private string _blank = "";
    private string _seen = "";
    private bool _ready;
    private bool _restored;
    private bool _focus;
    private bool _left;

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

    private string Content => FormDraft.Write(Model, _form.Typed);

    private bool WouldLose => Content != _blank;

    public void Dispose()
    {
        _form.Touched -= Rerender;
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _form.Touched += Rerender;
        _draft = new FormDraft(DraftKey, support, _stop.Token);
        if (Model.CommandId == Guid.Empty)
            Model.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        (_fresh, _blank) = (CanonicalJson.Write<object>(Model), Content);
        if (await _draft.Load<TTelling>() is var (telling, typed))
        {
            foreach (var (name, text) in typed)
                _form.Typed[name] = text;
            _restored = true;
            await Take(telling);
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

        // Whichever field it was, and whoever owns it: what is to be saved has changed.
        if (!_ready || _left || _seen == Content)
            return;
        _seen = Content;
        await KeepDraft();
        await Foresee();
        StateHasChanged();
    }

    private Task KeepDraft() => _draft.Keep(() => WouldLose ? Content : null);

    private async Task StartAfresh()
    {
        _form.Typed.Clear();
        _form.Show([]);
        var fresh = CanonicalJson.Read<TTelling>(_fresh);
        fresh.CommandId = Guid.CreateVersion7(clock.GetUtcNow());
        await Take(fresh);
        _blank = _seen = Content;
        (_sheet, _restored, _focus) = (new object(), false, true);
        ForgetAnswers();
        await _draft.Drop();
    }

    private Task Take(TTelling telling)
    {
        Model = telling;
        return ModelChanged.InvokeAsync(telling);
    }

    private Task<IReadOnlyList<SourceOption>> FindSources(string text) => Frame?.Current is { } negotiation
        ? support.FindSources(negotiation.Id, text, _stop.Token)
        : Task.FromResult<IReadOnlyList<SourceOption>>([]);

    private void Rerender(object? sender, EventArgs e) => StateHasChanged();
}
