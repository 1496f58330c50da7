namespace NegotiationTracker.Features.Record.Pages;

/// <summary>What somebody picked from the search, and of which kind it is.</summary>
public sealed record PickedChoice(ChoiceOf Of, Choice Choice);
