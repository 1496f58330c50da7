using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Negotiations.Pages;

/// <summary>Who takes part, in what capacity, and under which names.</summary>
public sealed partial class ActorsPage(Dialogs dialogs)
{
    private const string WhatBelongsHere =
        "Actors are the states, organisations, courts and people that take part: the parties first, then mediators, "
        + "guarantors and monitors. Positions are recorded party by party.";

    private IReadOnlyList<ActorRow>? _actors;
    private IReadOnlyList<PlaceRow> _places = [];

    [Parameter]
    public string Negotiation { get; set; } = "";

    protected override async Task Read()
    {
        _places = await Ask(new ListPlaces(Negotiation) { At = Viewpoint });
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

    private async Task AddPlace()
    {
        if (Frame?.Current is { } negotiation && await dialogs.Open<AddPlaceDialog>(
            $"Add a place · {negotiation.Key}", ("Model", new AddPlace { NegotiationId = negotiation.Id })))
            await ReadAgain();
    }

    private async Task Spell(SubjectKind kind, Guid id, string called)
    {
        var model = new AddSpelling { SubjectId = id, About = kind };
        if (await dialogs.Open<AddSpellingDialog>($"Add a spelling · {called}", ("Model", model)))
            await ReadAgain();
    }

    private async Task End(SubjectKind kind, Guid id, string called, SpellingRow spelling)
    {
        var model = new EndSpelling { SubjectId = id, About = kind, Text = spelling.Text, Seen = spelling.Entry };
        if (await dialogs.Open<EndSpellingDialog>($"Take out a spelling · {called}", ("Model", model)))
            await ReadAgain();
    }
}
