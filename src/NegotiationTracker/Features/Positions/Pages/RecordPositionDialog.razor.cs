using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Features.Positions.Pages;

/// <summary>What a party says, is judged to want, or will not cross.</summary>
public sealed partial class RecordPositionDialog
{
    private static readonly Flexibility?[] _flexibilities = [.. Enum.GetValues<Flexibility>()];
    private static readonly Confidence?[] _confidences = [.. Enum.GetValues<Confidence>()];

    private Dictionary<Guid, string>? _actors;
    private string? _apart;

    [Parameter, EditorRequired]
    public RecordPosition Model { get; set; } = null!;

    protected override void OnInitialized() =>
        _apart = Model.PartyId == Guid.Empty ? null : $"{Model.PartyId:N}-{Model.Type}";

    protected override async Task Read()
    {
        if (_actors is null && Frame?.Current is { } negotiation)
            _actors = (await Ask(new ListChoices(negotiation.Id, ChoiceOf.Actors)))
                .ToDictionary(a => a.Id, a => a.Called);
    }

    private string NameOf(Guid actor) => _actors?.GetValueOrDefault(actor) ?? "Somebody";

    private static string Meaning(PositionType type) => type switch
    {
        PositionType.Stated => "What the party says itself: quote it, name the source.",
        PositionType.Assessed => "What it wants, in the analyst’s judgement.",
        _ => "What it will not cross.",
    };
}
