using Microsoft.JSInterop;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Ui.Forms;

public sealed partial class RecordForm<TTelling>
{
    private Foreseen? _foreseen;
    private string? _acknowledged;
    private ConflictException? _conflict;
    private string? _refusal;
    private bool _busy;
    private bool _asking;

    private void ForgetAnswers() => (_foreseen, _acknowledged, _conflict, _refusal) = (null, null, null, null);

    private async Task Foresee()
    {
        // A statement can be foreseen once it is whole; why and on whose word do not matter to that.
        var isWhole = !_form.HasUnreadable && Model.Effective is not null
            && Faults.Of(Model).TrueForAll(f =>
                f.Field == nameof(Telling.Rationale) || f.Field.StartsWith("Sources", StringComparison.Ordinal));
        try
        {
            _foreseen = isWhole ? await support.Foresee(Model, _stop.Token) : null;
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

        if (_refusal is not null || _conflict is not null)
            await js.InvokeVoidAsync("tracker.showNotices", _element);
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
            _refusal = $"Not saved yet. Press “{SaveLabel}” again to record it as history, or change its date.";
            return;
        }

        await Save(Model);
        await _draft.Drop();
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

    private async Task Leave()
    {
        await KeepDraft();
        await Close(false);
    }

    private async Task Discard()
    {
        await _draft.Drop();
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
}
