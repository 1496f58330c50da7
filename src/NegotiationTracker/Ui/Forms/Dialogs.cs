using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// Opens a form above the page. The form alone decides when it closes, since only it knows whether something would be
/// lost; afterwards the focus returns to where it came from.
/// </summary>
public sealed class Dialogs(DialogService dialogs, IJSRuntime js)
{
    private static readonly DialogOptions Options = new()
    {
        ShowClose = false,
        CloseDialogOnEsc = false,
        CloseDialogOnOverlayClick = false,
        AutoFocusFirstElement = false, // the form focuses its first field once its draft is there
        CssClass = "form-dialog",
        Width = "680px",
    };

    /// <returns>True if something was saved.</returns>
    public async Task<bool> Open<TDialog>(string title, params (string Name, object? Value)[] parameters)
        where TDialog : ComponentBase
    {
        await js.InvokeVoidAsync("tracker.rememberOpener");
        var given = parameters.ToDictionary(p => p.Name, p => p.Value);
        var saved = await dialogs.OpenAsync<TDialog>(title, given, Options);
        await js.InvokeVoidAsync("tracker.returnToOpener");
        return saved is true;
    }
}
