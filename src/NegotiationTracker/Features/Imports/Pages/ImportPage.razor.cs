using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Imports.Pages;

/// <summary>A file is brought, its columns are told what they hold, its rows are looked over, and then taken all at once.</summary>
public sealed partial class ImportPage
{
    private const string Cancelled = "Cancelled. Nothing was stored.";

    private IReadOnlyList<ImportRow>? _imports;
    private BroughtFile? _file;
    private FileEncoding _encoding;
    private string? _sheet;
    private ImportPreview? _preview;
    private ImportedFile? _done;
    private Guid _command;
    private CancellationTokenSource? _work;
    private Task _working = Task.CompletedTask;
    private RowProgress? _progress;
    private bool _waits;
    private bool _records;
    private bool _cancelled;
    private bool _encodingMatters;
    private string _doneFile = "";
    private TimeSpan _took;

    [Parameter]
    public string Negotiation { get; set; } = "";

    [Inject]
    private RunningImports Running { get; set; } = null!;

    /// <summary>What the rows are, where the address says so.</summary>
    [SupplyParameterFromQuery(Name = "as")]
    private string? As { get; set; }

    private ImportOf? Kind => Enum.TryParse<ImportOf>(As, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private string Seconds => _took.TotalSeconds < 1 ? "less than a second" : string.Create(CultureInfo.InvariantCulture, $"{_took.TotalSeconds:F0} s");

    protected override async Task Read()
    {
        ShownNegotiation = Frame?.Current?.Id;
        _imports = await Ask(new ListImports(Negotiation));
    }

    private string Where(ImportOf kind) => kind switch
    {
        ImportOf.Milestones => Links.Milestones(Negotiation),
        ImportOf.Events => $"{Links.Overview(Negotiation)}/changes",
        _ => Links.Issues(Negotiation),
    };

    private Task Take(BroughtFile file)
    {
        Forget();
        if (file.Refusal is not null)
        {
            Refusal = file.Refusal;
            return Task.CompletedTask;
        }

        _file = file;
        return Preview(null);
    }

    private void Forget() => (_file, _preview, _done, _sheet, _encoding, Refusal, _cancelled) = (null, null, null, null, FileEncoding.Unicode, null, false);

    private Task Reread(FileEncoding encoding)
    {
        _encoding = encoding;
        return Preview(null);
    }

    private Task Remap(FileMapping mapping) => Preview(mapping);

    private Task ChangeKind(ImportOf kind)
    {
        Navigation.NavigateTo($"{Links.Import(Negotiation)}?as={kind.ToString().ToLowerInvariant()}", replace: true);
        As = kind.ToString();
        return Preview(null);
    }

    private Task ChangeSheet(string sheet)
    {
        _sheet = sheet;
        return Preview(null);
    }

    private Task Preview(FileMapping? mapping)
    {
        var request = Filled(new PreviewImport { Mapping = mapping, Progress = new Shown(this) });
        return Look(async stop => _preview = await Send(request, waits => _waits = waits, stop));
    }

    private async Task Import()
    {
        var (file, begun) = (_file!, Clock.GetTimestamp());
        if (_command == Guid.Empty)
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        var request = Filled(new ImportFile { Mapping = _preview!.Mapping, CommandId = _command });
        await GoOn($"Importing {file.Name}", async run =>
        {
            request.Progress = run;
            (_done, _doneFile) = (await Send(request, waits => run.Waits = waits, run.Stop), file.Name);
            (_took, _command) = (Clock.GetElapsedTime(begun), Guid.Empty);
            if (_file == file)
                _preview = null; // another may have been dropped meanwhile
        });
    }

    private async Task Undo(ImportRow row)
    {
        var undone = false;
        await GoOn($"Undoing the import of {row.File}", async run =>
        {
            await Send(new UndoImport { Import = row.Import, Progress = run }, waits => run.Waits = waits, run.Stop);
            (_done, undone) = (null, true);
        });
        if (undone && _preview is { } before && _work is null && !Stopped.IsCancellationRequested)
            await Preview(before.Mapping); // of its rows, fewer are on record now
    }

    private T Filled<T>(T request) where T : ImportedContent
    {
        (request.Negotiation, request.FileName, request.Content) = (Negotiation, _file!.Name, _file.Content);
        (request.Encoding, request.Sheet, request.As) = (_encoding, _sheet, Kind);
        return request;
    }

    /// <summary>
    /// Away from the circuit, so that the page goes on answering while rows are read or saved; and as soon as nothing else of
    /// this person is being worked on.
    /// </summary>
    private static async Task<T> WhenItsTurn<T>(Func<Task<T>> send, Action<bool> waits, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await Task.Run(send, stop);
            }
            catch (TurnTakenException taken)
            {
                waits(true);
                await taken.Freed.WaitAsync(stop);
                waits(false);
            }
        }
    }

    private Task<T> Send<T>(IRequest<T> request, Action<bool> waits, CancellationToken stop) => WhenItsTurn(
        () => Requests.Send(request, stop),
        value =>
        {
            waits(value);
            StateHasChanged();
        },
        stop);

    /// <summary>Ends when the reader leaves, or looks at something else.</summary>
    private async Task Look(Func<CancellationToken, Task> act)
    {
        if (_work is { } before)
        {
            await before.CancelAsync();
            await _working;
        }

        _working = Do(act);
        await _working;
    }

    private async Task Do(Func<CancellationToken, Task> act)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(Stopped);
        (_work, _progress, _waits, Refusal, _cancelled, _encodingMatters) = (work, null, false, null, false, false);
        StateHasChanged();
        try
        {
            await act(work.Token);
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
            // Read otherwise than it was written, it may be refused for whatever came of that.
            _encodingMatters = _encoding != FileEncoding.Unicode || refused is FileRefusedException { IsOfEncoding: true };
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            _cancelled = true;
        }
        finally
        {
            _work = null;
        }
    }

    /// <summary>Goes on when the reader leaves or loads the page anew: only the button cancels it.</summary>
    private async Task GoOn(string doing, Func<RunningImport, Task> act)
    {
        if (_records)
            return;
        (_records, Refusal, _cancelled) = (true, null, false);
        using var run = Running.Begin(Negotiation, Requests.Author, doing);
        try
        {
            await act(run);
        }
        catch (RefusedException refused) when (Stopped.IsCancellationRequested)
        {
            run.Refuse(refused.Message); // for whoever comes next
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            _cancelled = true;
            if (Stopped.IsCancellationRequested)
                run.Refuse(Cancelled);
        }
        finally
        {
            _records = false;
        }

        await ReadAgainKeepingRefusal();
    }

    private async Task ReadAgainKeepingRefusal()
    {
        if (Stopped.IsCancellationRequested)
            return; // whoever left finds it among the earlier imports
        var refusal = Refusal;
        await ReadAgain();
        Refusal ??= refusal;
    }

    /// <summary>Shows how far the work is, a few times a second.</summary>
    private sealed class Shown(ImportPage page) : IProgress<RowProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
        private long _last;

        public void Report(RowProgress value)
        {
            if (_last != 0 && page.Clock.GetElapsedTime(_last) < Pause && value.Done < value.Of)
                return;
            _last = page.Clock.GetTimestamp();
            _ = page.InvokeAsync(() =>
            {
                page._progress = value;
                page.StateHasChanged();
            });
        }
    }
}

/// <summary>A file as somebody brought it.</summary>
/// <param name="Refusal">Why it was not taken; nothing if it was.</param>
public sealed record BroughtFile(string Name, byte[] Content, string? Refusal = null);
