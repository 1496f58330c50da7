using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Negotiations.Pages;

/// <summary>Who takes part, in what capacity, and under which names.</summary>
public sealed partial class ActorsPage(Dialogs dialogs)
{
    private const string WhatBelongsHere =
        "Actors are the states, organisations, courts and people that take part: the parties first, then mediators, "
        + "guarantors and monitors. Positions are recorded party by party.";

    private IReadOnlyList<ActorRow>? _actors;

    [Parameter]
    public string Negotiation { get; set; } = "";

    protected override async Task Read()
    {
        _actors = await Ask(new ListActors(Negotiation) { At = Viewpoint });
        ShownNegotiation = Frame?.Current?.Id;
    }

    private async Task Add()
    {
        if (Frame?.Current is not { } negotiation)
            return;
        var model = new AddActor { NegotiationId = negotiation.Id };
        if (_actors is not null && _actors.Count(a => a.IsParty) < 2)
            model.Roles.Add(ActorRole.Party);
        if (await dialogs.Open<AddActorDialog>($"Add an actor · {negotiation.Key}", ("Model", model)))
            await ReadAgain();
    }

    private async Task NameOne(ActorRow actor)
    {
        var model = new NameActor { SubjectId = actor.Id, Language = "" };
        if (await dialogs.Open<NameActorDialog>($"Record a name · {actor.Name}", ("Model", model)))
            await ReadAgain();
    }
}
