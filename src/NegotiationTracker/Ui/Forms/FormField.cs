using Microsoft.AspNetCore.Components;

namespace NegotiationTracker.Ui.Forms;

/// <summary>A field with its label always in sight, a hint, and the fault beside it.</summary>
public abstract class FormField : ComponentBase, IDisposable
{
    private string? _claimed;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>
    /// Path of the property that it fills, such as Sources[0].Grade: the faults of that path appear here.
    /// </summary>
    [Parameter]
    public string Name { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>May stay empty; the label says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [CascadingParameter]
    public FormState? Form { get; set; }

    public string Id { get; } = Ids.Next("field");

    public string HintId => Id + "-hint";

    public string FaultId => Id + "-fault";

    public string? Fault => Unread ?? Form?.FaultOf(Name);

    /// <summary>Why the text in the field cannot be read; nothing if it can.</summary>
    protected string? Unread { get; private set; }

    /// <summary>For aria-describedby: the hint and the fault, as far as there are any.</summary>
    protected string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => FaultId,
        _ => $"{HintId} {FaultId}",
    };

    /// <summary>For aria-invalid.</summary>
    protected string? Invalid => Fault is null ? null : "true";

    protected override void OnParametersSet()
    {
        if (Form is null || _claimed == Name)
            return;
        if (_claimed is null)
            Form.Changed += Rerender;
        else
            Form.Release(_claimed);
        Form.Claim(_claimed = Name);
    }

    /// <summary>The field was filled anew, with a text that can be read or for the reason given cannot.</summary>
    /// <param name="unread">Why it cannot be read.</param>
    /// <param name="typed">What cannot be read: the request has no place for it, so the draft keeps it apart.</param>
    protected void Filled(string? unread = null, string? typed = null)
    {
        Unread = unread;
        if (unread is not null && typed is not null)
            Form?.Typed[Name] = typed;
        else
            Form?.Typed.Remove(Name);
        Form?.Unreadable(this, unread is not null);
        Form?.Refilled(Name);
    }

    /// <summary>The field goes: what it still does comes to an end.</summary>
    protected virtual void Left() { }

    public void Dispose()
    {
        Left();
        if (Form is not null && _claimed is not null)
        {
            Form.Changed -= Rerender;
            Form.Release(_claimed);
        }

        Form?.Unreadable(this, false);
        GC.SuppressFinalize(this);
    }

    private void Rerender(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
