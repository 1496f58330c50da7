using System.Text.Json;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Ui.Forms;

/// <summary>Keeps what stands in a form while it is being written, one message at a time, until it is over.</summary>
internal sealed class FormDraft(string key, RecordSupport support, CancellationToken stop)
{
    private string _kept = "";
    private bool _over;
    private Task _keeping = Task.CompletedTask;

    /// <summary>Why it could not be kept, if it could not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>
    /// What was left; nothing if none was, or if an earlier version of the form left it with other fields.
    /// </summary>
    public async Task<(TRequest Request, IReadOnlyDictionary<string, string> Typed)?> Load<TRequest>()
    {
        if (await support.LoadDraft(key, stop) is not { } content)
            return null;
        try
        {
            var kept = CanonicalJson.Read<Kept>(content);
            var request = CanonicalJson.Read<TRequest>(kept.Request);
            _kept = content;
            return (request, kept.Typed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the content, and whatever it has changed to while that was on its way.</summary>
    /// <param name="content">What stands in the form now; nothing while there is nothing to lose.</param>
    public Task Keep(Func<string?> content) =>
        _keeping.IsCompleted ? _keeping = KeepWhatChanges(content) : _keeping;

    /// <summary>There is nothing to keep any more; what is still on its way comes first.</summary>
    public async Task Drop()
    {
        _over = true;
        await _keeping;
        if (_kept.Length > 0)
            await support.KeepDraft(key, null, stop);
        (_kept, _over) = ("", false);
    }

    public static string Write(object request, Dictionary<string, string> typed) =>
        CanonicalJson.Write(new Kept(CanonicalJson.Write(request), typed));

    private async Task KeepWhatChanges(Func<string?> content)
    {
        try
        {
            while (!_over && content() is { } now && now != _kept)
            {
                await support.KeepDraft(key, now, stop);
                (_kept, Refusal) = (now, null);
            }
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message;
        }
    }

    private sealed record Kept(string Request, Dictionary<string, string> Typed);
}
