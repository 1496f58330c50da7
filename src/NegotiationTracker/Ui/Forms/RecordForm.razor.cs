using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// The form of every statement: the kind's own fields, since when, why, on whose word, and what will come of it.
/// </summary>
public sealed partial class RecordForm<TTelling>(RecordSupport support, TimeProvider clock) : IDisposable
    where TTelling : Telling, IRecords
{
    private readonly CancellationTokenSource _stop = new();
    private DraftForm<TTelling>? _form;
    private Foreseen? _foreseen;
    private string? _acknowledged;
    private ConflictException? _conflict;

    /// <summary>The request, prefilled; a draft puts another in its place.</summary>
    [Parameter, EditorRequired]
    public TTelling Model { get; set; } = null!;

    /// <summary>The fields of this kind of statement.</summary>
    [Parameter]
    public RenderFragment<TTelling>? ChildContent { get; set; }

    /// <summary>Sends the request.</summary>
    [Parameter, EditorRequired]
    public Func<TTelling, Task> Save { get; set; } = null!;

    /// <summary>A verb: what the button does.</summary>
    [Parameter]
    public string SaveLabel { get; set; } = "Save";

    /// <summary>Which form about what, such as RecordStage/0190….</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>The statement in words, to set against another's in a conflict.</summary>
    [Parameter]
    public Func<TTelling, string>? Mine { get; set; }

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

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private Task Refilled(TTelling telling)
    {
        _conflict = null;
        return Foresee(telling);
    }

    private async Task Foresee(TTelling telling)
    {
        // A statement can be foreseen once it is whole; why and on whose word do not matter to that.
        var isWhole = _form is not { HasUnreadable: true } && telling.Effective is not null
            && Faults.Of(telling).TrueForAll(f =>
                f.Field == nameof(Telling.Rationale) || f.Field.StartsWith("Sources", StringComparison.Ordinal));
        try
        {
            _foreseen = isWhole ? await support.Foresee(telling, _stop.Token) : null;
        }
        catch (RefusedException)
        {
            _foreseen = null; // saving will say it, where it can be acted upon
        }
    }

    private async Task SaveAsForeseen(TTelling telling)
    {
        _conflict = null;
        await Foresee(telling);
        if (_foreseen?.NotCurrentBecause is { } because && because != _acknowledged)
        {
            _acknowledged = because; // said once; saving again means it
            throw new RuleViolationException(
                $"Not saved yet. Press “{SaveLabel}” again to record it as history, or change its date.");
        }

        try
        {
            await Save(telling);
        }
        catch (ConflictException conflict)
        {
            await Foresee(telling);
            _conflict = conflict;
            throw;
        }
    }

    private Task RecordMine(TTelling telling)
    {
        telling.Seen = _conflict?.Theirs;
        return _form?.Submit() ?? Task.CompletedTask;
    }
}
