using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>Retracts an entry, after saying what will hold without it.</summary>
public sealed partial class RetractEntryDialog
{
    private readonly RetractEntry _retraction = new();
    private RetractionForesight? _foresight;

    [Parameter, EditorRequired]
    public EntryId Entry { get; set; }

    /// <summary>What the entry says.</summary>
    [Parameter, EditorRequired]
    public string Says { get; set; } = "";

    private IEnumerable<string> Consequences
    {
        get
        {
            yield return "The entry stays in the record, struck through, with your name and your reason.";
            if (_foresight is not { } foresight)
                yield break;
            if (foresight.Type == EntryType.Correction)
                yield return "It corrected an earlier entry. Retracting it does not bring the earlier wording back: "
                    + "the statement is withdrawn altogether. To return to the former wording, leave here and correct "
                    + "this entry once more.";
            yield return foresight switch
            {
                { HasLane: false } => "It replaced nothing, so nothing else changes.",
                { IsCurrent: false, ThenHolds: { } holds } =>
                    $"A later statement has the last word, and keeps it: {holds}.",
                { ThenHolds: { } holds } => $"Without it, this has the last word again: {holds}.",
                _ => "Without it, nothing is on record about this any more.",
            };
        }
    }

    protected override void OnInitialized() => _retraction.Entry = Entry;

    protected override async Task Read() => _foresight ??= await Ask(new ForeseeRetraction(Entry));
}
