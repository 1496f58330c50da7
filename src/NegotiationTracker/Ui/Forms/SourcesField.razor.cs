using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// The sources that a statement rests on: from the register, or added on the spot, each with its grade.
/// </summary>
public sealed partial class SourcesField
{
    private readonly string _id = Ids.Next("source-search");
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<CitationInput, object> _keys = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<SourceOption> _found = [];
    private string _text = "";
    private bool _searching;

    /// <summary>The list itself is filled.</summary>
    [Parameter, EditorRequired]
    public List<CitationInput> Sources { get; set; } = [];

    /// <summary>Sources of the register that match a text; an empty text asks for the latest.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<IReadOnlyList<SourceOption>>> Find { get; set; } = null!;

    /// <summary>A source was picked, added or removed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string? NameOf(CitationInput citation) =>
        citation.SourceId is { } id ? _names.GetValueOrDefault(id, "A source of the register") : null;

    // Two new sources are equal while they are empty, and change as they are filled.
    private object KeyOf(CitationInput citation) =>
        _keys.TryGetValue(citation, out var key) ? key : _keys[citation] = new object();

    protected override async Task OnInitializedAsync()
    {
        // A draft or a correction knows its sources by id alone.
        if (Sources.Exists(s => s.SourceId is not null))
            Learn(await Find(""));
    }

    private async Task StartSearch()
    {
        _searching = true;
        _found = Learn(await Find(""));
    }

    private async Task Search(ChangeEventArgs e)
    {
        _text = (e.Value as string ?? "").Trim();
        _found = Learn(await Find(_text));
    }

    private IReadOnlyList<SourceOption> Learn(IReadOnlyList<SourceOption> options)
    {
        foreach (var option in options)
            _names[option.Id] = $"{option.Publisher}: {option.Title}";
        return options;
    }

    private Task Pick(SourceOption option)
    {
        (_searching, _text) = (false, "");
        if (Sources.Exists(s => s.SourceId == option.Id))
            return Task.CompletedTask;
        return Add(new CitationInput { SourceId = option.Id });
    }

    private Task AddNew() => Add(new CitationInput { New = new NewSource() });

    private Task Add(CitationInput citation)
    {
        Sources.Add(citation);
        return Changed.InvokeAsync();
    }

    private Task Remove(CitationInput citation)
    {
        Sources.RemoveAll(s => ReferenceEquals(s, citation));
        return Changed.InvokeAsync();
    }
}
