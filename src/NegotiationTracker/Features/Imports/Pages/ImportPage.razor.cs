using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Imports.Pages;

/// <summary>A file is brought, its columns are told what they hold, its rows are looked over, and then taken all at once.</summary>
public sealed partial class ImportPage
{
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
    private string _doing = "";
    private bool _cancelled;
    private TimeSpan _took;

    [Parameter]
    public string Negotiation { get; set; } = "";

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

    private Task Preview(FileMapping? mapping) => Work("Looking at every row", async (progress, stop) =>
        _preview = await Send(Filled(new PreviewImport { Mapping = mapping, Progress = progress }), stop));

    private async Task Import()
    {
        var (mapping, begun) = (_preview!.Mapping, Clock.GetTimestamp());
        if (_command == Guid.Empty)
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        await Work("Importing", async (progress, stop) =>
        {
            _done = await Send(Filled(new ImportFile { Mapping = mapping, Progress = progress, CommandId = _command }), stop);
            _took = Clock.GetElapsedTime(begun);
            _command = Guid.Empty;
        }, goesOn: true);
        await ReadAgainKeepingRefusal();
    }

    private async Task Undo(ImportRow row)
    {
        await Work("Undoing the import", async (progress, stop) =>
        {
            await Send(new UndoImport { Import = row.Import, Progress = progress }, stop);
            _done = null;
            _preview = null;
            _file = null;
        }, goesOn: true);
        await ReadAgainKeepingRefusal();
    }

    private T Filled<T>(T request) where T : ImportedContent
    {
        (request.Negotiation, request.FileName, request.Content) = (Negotiation, _file!.Name, _file.Content);
        (request.Encoding, request.Sheet, request.As) = (_encoding, _sheet, Kind);
        return request;
    }

    /// <summary>Away from the circuit, so that the page goes on answering while rows are read or saved.</summary>
    private Task<T> Send<T>(IRequest<T> request, CancellationToken stop) => Task.Run(() => Requests.Send(request, stop), stop);

    /// <param name="goesOn">Also when the reader leaves or reloads the page: only the button cancels it.</param>
    private async Task Work(string doing, Func<IProgress<RowProgress>, CancellationToken, Task> act, bool goesOn = false)
    {
        if (_work is { } before)
        {
            await before.CancelAsync();
            await _working;
        }

        _working = Do(doing, act, goesOn);
        await _working;
    }

    private async Task Do(string doing, Func<IProgress<RowProgress>, CancellationToken, Task> act, bool goesOn)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(goesOn ? CancellationToken.None : Stopped);
        (_work, _doing, _progress, Refusal, _cancelled) = (work, doing, null, null, false);
        StateHasChanged();
        try
        {
            await act(new Shown(this), work.Token);
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
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
