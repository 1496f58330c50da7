using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// A file that an entry will name: it is taken in as soon as it is chosen, so that a draft can hold it, and shows how much of
/// it has arrived. Until it is whole, there is no value.
/// </summary>
public sealed partial class FileField(RecordSupport support)
{
    /// <summary>How often a bar is drawn anew at most, in bytes.</summary>
    private const long Step = 256 * 1024;

    private CancellationTokenSource? _sending;
    private string _name = "";
    private long _bytes;
    private long? _sent;

    [Parameter]
    public StoredFile? Value { get; set; }

    [Parameter]
    public EventCallback<StoredFile?> ValueChanged { get; set; }

    protected override void Left() => _sending?.Cancel();

    private void Cancel() => _sending?.Cancel();

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount != 1)
        {
            Filled(chosen.FileCount == 0 ? null : "One file at a time: add the others one after the other.");
            return;
        }

        var file = chosen.File;
        if (file.Size > StoredFile.MostBytes)
        {
            Filled($"{file.Name.Quoted()} is {Words.Size(file.Size)} long, and a file may have {Words.Size(StoredFile.MostBytes)}. Keep the part that matters.");
            return;
        }

        (_name, _bytes, _sent) = (file.Name, file.Size, 0);
        Filled();
        await ValueChanged.InvokeAsync(null);
        await Set(await Send(file));
    }

    /// <returns>The file as it was taken in; nothing if it was refused or stopped.</returns>
    private async Task<StoredFile?> Send(IBrowserFile file)
    {
        using var sending = _sending = new CancellationTokenSource();
        try
        {
            await using var content = new CountedStream(file.OpenReadStream(StoredFile.MostBytes, sending.Token), Sent);
            return await support.KeepFile(content, file.Name, sending.Token);
        }
        catch (RefusedException refused)
        {
            Filled(refused.Message);
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            Filled(); // as its sender wished
        }
        catch (Exception e) when (e is JSException or IOException or TimeoutException)
        {
            Filled($"{file.Name.Quoted()} could not be read to its end. Choose it again.");
        }
        finally
        {
            (_sending, _sent) = (null, null);
        }

        return null;
    }

    private async Task Set(StoredFile? file)
    {
        await ValueChanged.InvokeAsync(file);
        if (file is not null)
            Filled(); // only now: the form draws itself, and keeps its draft, with the file in it
    }

    private void Sent(long bytes)
    {
        if (_sent is null || (bytes < _sent + Step && bytes < _bytes))
            return;
        _sent = bytes;
        _ = InvokeAsync(StateHasChanged);
    }
}
