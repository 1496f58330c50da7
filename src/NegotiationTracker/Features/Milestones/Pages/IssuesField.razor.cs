using Microsoft.AspNetCore.Components;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>Issues of the negotiation, any number of them.</summary>
public sealed partial class IssuesField(RequestSender requests) : IDisposable
{
    private const int FewEnoughToRead = 12;

    private readonly string _search = Ids.Next("issue-search");
    private readonly string _fault = Ids.Next("issues-fault");
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Guid, Choice> _known = [];
    private IReadOnlyList<Choice> _found = [];
    private string _text = "";
    private bool _many;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Path of the property that it fills.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public Guid NegotiationId { get; set; }

    /// <summary>The list itself is filled.</summary>
    [Parameter, EditorRequired]
    public List<Guid> Chosen { get; set; } = [];

    [CascadingParameter]
    public FormState? Form { get; set; }

    private IEnumerable<Choice> Shown => Chosen.Where(id => _known.ContainsKey(id) && !_found.Any(f => f.Id == id))
        .Select(id => _known[id]).Concat(_found);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await Find();
        _many = _found.Count > FewEnoughToRead;
    }

    private Task Search(ChangeEventArgs e)
    {
        _text = (e.Value as string ?? "").Trim();
        return Find();
    }

    private async Task Find()
    {
        _found = await requests.Send(new ListChoices(NegotiationId, ChoiceOf.Issues, _text), _stop.Token);
        foreach (var issue in _found)
            _known[issue.Id] = issue;
    }

    private void Toggle(Guid id)
    {
        if (!Chosen.Remove(id))
            Chosen.Add(id);
        Form?.Refilled(Name);
    }
}
