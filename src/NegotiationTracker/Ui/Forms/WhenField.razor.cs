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

    /// <summary>Examples of what can be typed; most dates lie behind.</summary>
    [Parameter]
    public string Placeholder { get; set; } = "7 June 2026, June 2026, spring 2025";

    private string EchoId => Id + "-echo";

    protected override void OnInitialized()
    {
        // A draft brings back also what could not be read.
        if (Form?.Typed.GetValueOrDefault(Name) is not { } typed)
            return;
        _text = typed;
        _given = Value;
        if (!ImpreciseDate.TryRead(typed, out _, out var refusal))
            Filled(refusal, typed);
    }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (Value == _given)
            return;
        _given = Value;
        _text = Value?.ToWords() ?? "";
    }

    private Task Take(string? text)
    {
        _text = text ?? "";
        var refusal = "";
        ImpreciseDate? date = null;
        var unread = !string.IsNullOrWhiteSpace(text) && !ImpreciseDate.TryRead(text, out date, out refusal);
        Filled(unread ? refusal : null, _text);
        _given = date;
        return ValueChanged.InvokeAsync(date);
    }
}
