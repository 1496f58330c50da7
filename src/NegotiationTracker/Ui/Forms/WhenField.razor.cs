using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// A date as precise as it is known: takes what people type, and says what it understood or why it did not. While the
/// text cannot be read, the value is empty and the form does not save.
/// </summary>
public sealed partial class WhenField
{
    private string _text = "";
    private ImpreciseDate? _given;

    [Parameter]
    public ImpreciseDate? Value { get; set; }

    [Parameter]
    public EventCallback<ImpreciseDate?> ValueChanged { get; set; }

    /// <summary>Offers this day at one press.</summary>
    [Parameter]
    public DateOnly? Today { get; set; }

    private string EchoId => Id + "-echo";

    protected override void OnInitialized()
    {
        // A draft brings back also what could not be read.
        if (Form?.Typed.GetValueOrDefault(Name) is not { } typed)
            return;
        _text = typed;
        _given = Value;
        if (!ImpreciseDate.TryRead(typed, out _, out var refusal))
            Filled(refusal);
    }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (Value == _given)
            return;
        _given = Value;
        _text = Value?.ToWords() ?? "";
    }

    private Task Change(ChangeEventArgs e) => Take(e.Value as string ?? "");

    private Task Take(string text)
    {
        _text = text;
        var refusal = "";
        ImpreciseDate? date = null;
        var unread = !string.IsNullOrWhiteSpace(text) && !ImpreciseDate.TryRead(text, out date, out refusal);
        Filled(unread ? refusal : null);
        Keep(unread ? text : null);
        _given = date;
        return ValueChanged.InvokeAsync(date);
    }

    // Fields of a list go by their place in it, which changes: only the form's own are kept.
    private void Keep(string? unread)
    {
        if (Form is null || Name.Contains('[', StringComparison.Ordinal))
            return;
        if (unread is null)
            Form.Typed.Remove(Name);
        else
            Form.Typed[Name] = unread;
    }
}
