using Microsoft.AspNetCore.Components;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Milestones.Pages;

/// <summary>One milestone: its date and every date before, what hangs on it, what came of it, and its record.</summary>
public sealed partial class MilestonePage(Dialogs dialogs)
{
    private MilestoneDetails? _seen;
    private ShowMilestone? _asked;
    private RecordList? _record;
    private DateTimeOffset _opened;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    /// <summary>Key of the milestone within it.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    private string Title => _seen?.Milestone.Title ?? (Refusal is null ? "Milestone" : "Not on record");

    private string OutcomeVerb => _seen!.Milestone.Outcome is null ? "What came of it" : "What it has come to";

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        var question = new ShowMilestone(Negotiation, Key) { At = Viewpoint };
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        (_asked, _seen) = (question, null);
        return base.OnParametersSetAsync();
    }

    protected override async Task Read() => _seen = await Ask(_asked!);

    /// <summary>The form has to have seen what its author sees here, not what was recorded since.</summary>
    private async Task Act(Func<MilestoneDetails, Task<bool>> open)
    {
        if (_seen is null)
            return;
        _opened = Clock.GetUtcNow();
        if (await open(_seen))
            await Tell();
    }

    private async Task Tell()
    {
        await ReadAgain();
        if (_record is not null)
            await _record.TellNew(_opened);
    }
}
