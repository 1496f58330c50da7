using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>Says quietly what its reader has just recorded, and offers to undo it.</summary>
public sealed partial class SavedNotice
{
    private Told? _told;

    /// <summary>Key of the negotiation.</summary>
    [Parameter, EditorRequired]
    public string Negotiation { get; set; } = "";

    /// <summary>The entry was retracted.</summary>
    [Parameter]
    public EventCallback Undone { get; set; }

    [Inject]
    private Dialogs Dialogs { get; set; } = null!;

    /// <param name="subject">What the form was about.</param>
    /// <param name="since">When the form was opened: what this reader recorded since came of it.</param>
    /// <param name="called">The subject's name, where the page shows several.</param>
    public async Task Tell(SubjectRef subject, DateTimeOffset since, string? called = null)
    {
        var newest = await Ask(new ListRecord(Negotiation, subject) { WithRemarks = true, PageSize = 10 });
        RecordRow[] mine = [.. newest.Rows.Where(r => r.Recorded >= since && r.Author == Frame?.Contents.Me)];
        _told = Told.Of(mine, subject, called is null ? "" : $" of {called}");
        StateHasChanged();
    }

    private async Task Undo(Undoable undoable)
    {
        var opened = Clock.GetUtcNow();
        var (row, subject) = undoable;
        if (!await Dialogs.Open<RetractEntryDialog>("Undo: retract the entry", ("Entry", row.Id), ("Says", row.Says)))
            return;
        await Undone.InvokeAsync();
        await Tell(subject, opened);
    }

    private sealed record Undoable(RecordRow Row, SubjectRef Subject);

    /// <param name="Undoable">The one entry that undoing would retract.</param>
    private sealed record Told(string Sentence, string? Says, Undoable? Undoable)
    {
        public static Told Of(RecordRow[] rows, SubjectRef subject, string of) => rows switch
        {
            [] => new Told("Saved.", null, null),
            [{ Type: EntryType.Change } row] =>
                new Told($"Recorded: {row.Kind.ToWords()}{of}.", Short(row.Says), new Undoable(row, subject)),
            [{ Type: EntryType.Correction } row] => new Told("Corrected.", Short(row.Says), null),
            [{ Type: EntryType.Retraction } row] => new Told("Retracted.", Short(row.Before), null),
            _ => new Told($"Recorded: {rows.Length} entries.", null, null),
        };

        private static string? Short(string? text) => text?.Length > 120 ? text[..120] + "…" : text;
    }
}
