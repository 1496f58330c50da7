using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Linkages.Pages;

/// <summary>What a link leads to: found by typing, then shown as the sentence that it makes.</summary>
public sealed partial class LinkTargetField
{
    private readonly string _fault = Ids.Next("target-fault");
    private ElementReference _other;
    private Choice? _target;
    private bool _searchesAgain;
    private bool _focus;

    /// <summary>The request; its target is filled.</summary>
    [Parameter, EditorRequired]
    public LinkSubjects Link { get; set; } = null!;

    /// <summary>What the link starts from.</summary>
    [Parameter, EditorRequired]
    public string From { get; set; } = "";

    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    public FormState? Form { get; set; }

    public string Called => _target?.Called ?? "…";

    protected override async Task Read()
    {
        // A draft knows its target by id alone.
        if (Link.TargetId == Guid.Empty || _target?.Id == Link.TargetId || Frame?.Current is not { } negotiation)
            return;
        var of = Link.TargetKind == SubjectKind.Milestone ? ChoiceOf.Milestones : ChoiceOf.Issues;
        var found = await Ask(new ListChoices(negotiation.Id, of) { Only = [Link.TargetId] });
        _target = found is [var target, ..] ? target : null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await _other.FocusAsync();
    }

    private Task Take(PickedChoice picked)
    {
        _target = picked.Choice;
        _focus = true; // the button that was pressed is gone
        Link.TargetKind = picked.Of == ChoiceOf.Milestones ? SubjectKind.Milestone : SubjectKind.Issue;
        return Set(picked.Choice.Id);
    }

    private Task Forget()
    {
        _searchesAgain = true;
        return Set(Guid.Empty);
    }

    private Task Set(Guid target)
    {
        Link.TargetId = target;
        Form?.Refilled(nameof(LinkSubjects.TargetId));
        return Changed.InvokeAsync();
    }
}
