using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// The sources that a statement rests on: from the register, or added on the spot, each with its grade.
/// </summary>
public sealed partial class SourcesField(RecordSupport support) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _id = Ids.Next("source-search");
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<CitationInput, object> _keys = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<SourceOption> _found = [];
    private string _text = "";
    private bool _searching;
    private CitationInput? _added;
    private ElementReference _search;
    private ElementReference _find;
    private ElementReference _new;
    private Func<ElementReference>? _next;

    /// <summary>The list itself is filled.</summary>
    [Parameter, EditorRequired]
    public List<CitationInput> Sources { get; set; } = [];

    [CascadingParameter]
    public FormState? Form { get; set; }

    [CascadingParameter]
    public Frame? Frame { get; set; }

    private string? NameOf(CitationInput citation) =>
        citation.SourceId is { } id ? _names.GetValueOrDefault(id, "A source of the register") : null;

    // Two new sources are equal while they are empty, and change as they are filled.
    private object KeyOf(CitationInput citation) =>
        _keys.TryGetValue(citation, out var key) ? key : _keys[citation] = new object();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        // A draft or a correction knows its sources by id alone.
        Guid[] known = [.. Sources.Select(s => s.SourceId).OfType<Guid>()];
        if (known.Length > 0)
            await Find("", known);
    }

    // What was pressed is gone: the hand goes on from where the next step is.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_next is not { } next)
            return;
        _next = null;
        await next().FocusAsync();
    }

    private async Task StartSearch()
    {
        (_searching, _next) = (true, () => _search);
        _found = await Find("");
    }

    private async Task Search(ChangeEventArgs e)
    {
        _text = (e.Value as string ?? "").Trim();
        _found = await Find(_text);
    }

    private async Task<IReadOnlyList<SourceOption>> Find(string text, IReadOnlyList<Guid>? only = null)
    {
        if (Frame?.Current is not { } negotiation)
            return [];
        var options = await support.FindSources(negotiation.Id, text, only, _stop.Token);
        foreach (var option in options)
            _names[option.Id] = $"{option.Publisher}: {option.Title}";
        return options;
    }

    private void Pick(SourceOption option)
    {
        (_searching, _text, _next) = (false, "", () => _find);
        if (!Sources.Exists(s => s.SourceId == option.Id))
            Add(new CitationInput { SourceId = option.Id });
    }

    private void AddNew()
    {
        _added = new CitationInput { New = new NewSource() };
        Add(_added);
    }

    private void Add(CitationInput citation)
    {
        Sources.Add(citation);
        Form?.Refilled("Sources");
    }

    private void Remove(CitationInput citation)
    {
        var place = Sources.FindIndex(s => ReferenceEquals(s, citation));
        Sources.RemoveAt(place);
        _next = () => _searching ? _new : _find;
        Form?.MoveUp("Sources", place, Sources.Count);
        Form?.Refilled("Sources");
    }
}
