using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Negotiations.Pages;

/// <summary>The record of the process as a whole, and what can be said about it.</summary>
public sealed partial class NegotiationRecordPage(Dialogs dialogs)
{
    private RecordList? _record;

    [Parameter]
    public string Negotiation { get; set; } = "";

    private string? Missing => Frame is null || Frame.Current is not null
        ? null
        : $"No negotiation has the key “{Negotiation}”. Choose one from the list.";

    protected override void OnParametersSet()
    {
        if (Missing is not null)
            AnswerNotFound();
    }

    private Task RecordEvent() => Open(negotiation => dialogs.Open<RecordEventDialog>(
        $"Record event · {negotiation.Key}",
        ("Model", new RecordEvent { SubjectId = negotiation.Id, About = SubjectKind.Negotiation })));

    private Task AddNote() => Open(negotiation => dialogs.Open<AddNoteDialog>(
        $"Add note · {negotiation.Key}",
        ("Model", new AddNote { SubjectId = negotiation.Id, About = SubjectKind.Negotiation })));

    private async Task Describe()
    {
        if (Frame?.Current is not { } current)
            return;
        var model = new DescribeNegotiation { SubjectId = current.Id };
        var foreseen = await Try(async () =>
        {
            var foresight = await Ask(new ForeseeEntry(model));
            var holds = foresight.Holds as DescribedStatement;
            (model.Seen, model.Title, model.Summary) = (foresight.Last, holds?.Title ?? "", holds?.Summary ?? "");
        });
        if (foreseen)
            await Open(negotiation => dialogs.Open<DescribeNegotiationDialog>(
                $"Name and summary · {negotiation.Key}", ("Model", model)));
    }

    private async Task Open(Func<FrameNegotiation, Task<bool>> open)
    {
        var opened = Clock.GetUtcNow();
        if (Frame?.Current is not { } negotiation || !await open(negotiation))
            return;
        await Frame.ReadAgain();
        await (_record?.TellNew(opened) ?? Task.CompletedTask);
    }
}
