using Microsoft.AspNetCore.Components;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// A field that takes a text as it is typed, however long: saving says what is too much. What the form makes of the text
/// never goes back into the field, so that nobody is interrupted while typing.
/// </summary>
public abstract class TypedField : FormField
{
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    protected string Text { get; private set; } = "";

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (!Text.AsSpan().Trim().SequenceEqual(Value.AsSpan().Trim()))
            Text = Value ?? "";
    }

    protected Task Type(string? text)
    {
        Text = text ?? "";
        Filled();
        return ValueChanged.InvokeAsync(Text);
    }
}
