using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;
using Radzen;

namespace NegotiationTracker.Tests.Ui;

/// <summary>A form over a tracker that only notes what was asked of it.</summary>
public abstract class FormContext<TRequest> : BunitContext
{
    protected FormContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Saving = request =>
        {
            Saved.Add(request);
            return Task.CompletedTask;
        };
        Services.AddRadzenComponents();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(TrackerWorld.Start));
        Services.AddSingleton(new RecordSupport(
            (_, _) => Task.FromResult(Foresight),
            (key, _) => Task.FromResult(Drafts.GetValueOrDefault(key)),
            (key, content, _) =>
            {
                Drafts[key] = content;
                return Task.CompletedTask;
            },
            (_, _, _, _) => Task.FromResult<IReadOnlyList<SourceOption>>([]),
            (content, name, stop) => Keeping(content, name, stop)));
    }

    protected Dictionary<string, string?> Drafts { get; } = [];

    protected List<TRequest> Saved { get; } = [];

    /// <summary>True for each time that the form was left after saving, false otherwise.</summary>
    protected List<bool> Done { get; } = [];

    protected Func<TRequest, Task> Saving { get; set; }

    /// <summary>Reads a file to its end, and calls it a text.</summary>
    protected Func<Stream, string, CancellationToken, Task<StoredFile>> Keeping { get; set; } = async (content, name, stop) =>
    {
        using var read = new MemoryStream();
        await content.CopyToAsync(read, stop);
        return new StoredFile(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(read.ToArray())), name, "text/plain", read.Length);
    };

    protected Foreseen? Foresight { get; set; }
}
