using MediatR;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Ui;

/// <summary>
/// A component that reads the record and acts on it. It reads when its parameters or its viewpoint change and, once the
/// page is live, when something new is announced about the negotiation that it shows.
/// </summary>
public abstract class TrackerComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _hearing;
    private bool _rereading;
    private bool _acting;

    protected TrackerComponent() => Stopped = _stop.Token;

    [Inject]
    protected RequestSender Requests { get; set; } = null!;

    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Announcements Announcements { get; set; } = null!;

    [CascadingParameter]
    protected Frame? Frame { get; set; }

    /// <summary>While a page is drawn for the first time, before it is live; the answer can still say what it is.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <summary>About which day; what the address says after “as-of”.</summary>
    [SupplyParameterFromQuery(Name = Links.AsOf)]
    protected string? AsOf { get; set; }

    /// <summary>As known when; what the address says after “known”.</summary>
    [SupplyParameterFromQuery(Name = Links.Known)]
    protected string? Known { get; set; }

    protected AskedViewpoint Viewpoint => new(AsOf, Known);

    /// <summary>Ends when the reader leaves.</summary>
    protected CancellationToken Stopped { get; }

    /// <summary>Why the last reading or act was refused, as a sentence; nothing if it was not.</summary>
    protected string? Refusal { get; set; }

    /// <summary>Set this in <see cref="Read"/> to hear of what is recorded there.</summary>
    protected Guid? ShownNegotiation { get; set; }

    /// <summary>An act is under way: buttons rest.</summary>
    protected bool IsBusy => _acting;

    /// <summary>An address within the tracker, seen from the viewpoint of this page.</summary>
    protected string To(string address) => address.At(Viewpoint);

    protected Task<T> Ask<T>(IRequest<T> request) => Requests.Send(request, Stopped);

    /// <summary>
    /// Reads what the component shows. Refusals become <see cref="Refusal"/>; all else is a fault of ours.
    /// </summary>
    protected virtual Task Read() => Task.CompletedTask;

    protected override async Task OnParametersSetAsync() => await ReadSafely();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _hearing = Announcements.Subscribe(Hear);
    }

    /// <summary>Reads once more, now.</summary>
    protected async Task ReadAgain()
    {
        await ReadSafely();
        StateHasChanged();
    }

    /// <summary>
    /// Acts once at a time. A refusal becomes <see cref="Refusal"/>, and the answer is false; anything else is not
    /// caught.
    /// </summary>
    protected async Task<bool> Try(Func<Task> act)
    {
        if (_acting)
            return false;
        _acting = true;
        Refusal = null;
        try
        {
            await act();
            return true;
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
            return false;
        }
        finally
        {
            _acting = false;
        }
    }

    /// <summary>Tells programs what the page tells people: nothing is kept at this address.</summary>
    protected void AnswerNotFound()
    {
        if (Http is not { Response: { HasStarted: false } response })
            return;
        // No earlier: the renderer drops a page whose status is 404 already, and with it the sentence.
        response.OnStarting(() =>
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _hearing?.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task ReadSafely()
    {
        try
        {
            Refusal = null;
            await Read();
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
            if (refused is NotOnRecordException)
                AnswerNotFound();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader has gone elsewhere.
        }
    }

    private void Hear(Announcement announcement)
    {
        if (announcement.NegotiationId == ShownNegotiation)
            _ = InvokeAsync(RereadInAWhile);
    }

    /// <summary>
    /// Whatever is announced during the pause is read with it, so a page reads at most once a second.
    /// </summary>
    private async Task RereadInAWhile()
    {
        if (_rereading || _stop.IsCancellationRequested)
            return;
        _rereading = true;
        try
        {
            await Task.Delay(Pause, Clock, Stopped);
            _rereading = false;
            await ReadAgain();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader has gone elsewhere.
        }
        catch (Exception fault) when (fault is not RefusedException)
        {
            await DispatchExceptionAsync(fault);
        }
        finally
        {
            _rereading = false;
        }
    }
}
