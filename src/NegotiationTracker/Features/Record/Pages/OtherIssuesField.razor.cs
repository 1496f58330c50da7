using Microsoft.AspNetCore.Components;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>The other issues that an event or a note concerns.</summary>
public sealed partial class OtherIssuesField
{
    private readonly Dictionary<Guid, string> _names = [];
    private ElementReference _another;
    private bool _searching;
    private bool _focus;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The list itself is filled.</summary>
    [Parameter, EditorRequired]
    public List<Guid> Ids { get; set; } = [];

    /// <summary>What the statement is about anyway.</summary>
    [Parameter]
    public Guid Own { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    public FormState? Form { get; set; }

    protected override async Task Read()
    {
        // A draft or a correction knows its issues by id alone.
        var unnamed = Ids.Where(id => !_names.ContainsKey(id)).ToArray();
        if (unnamed.Length == 0 || Frame?.Current is not { } negotiation)
            return;
        foreach (var choice in await Ask(new ListChoices(negotiation.Id, ChoiceOf.Issues) { Only = unnamed }))
            _names[choice.Id] = choice.Called;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await _another.FocusAsync();
    }

    private Task Add(PickedChoice picked)
    {
        _names[picked.Choice.Id] = picked.Choice.Called;
        _searching = false;
        if (!Ids.Contains(picked.Choice.Id))
            Ids.Add(picked.Choice.Id);
        return Tell();
    }

    private Task Remove(Guid id)
    {
        Ids.Remove(id);
        return Tell();
    }

    private Task Tell()
    {
        _focus = !_searching; // the button that was pressed is gone
        Form?.Refilled(Name);
        return Changed.InvokeAsync();
    }
}
