using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Search.Pages;

/// <summary>Finds pages and what is on record while it is typed.</summary>
public sealed partial class Finder
{
    private const int FirstFew = 4;
    private const int Shortest = 2;

    private string _text = "";
    private IReadOnlyList<(FrameNegotiation Negotiation, SearchResults Results)> _found = [];

    /// <summary>The negotiation to whose pages it goes: the one looked at, or the last one.</summary>
    [Parameter]
    public string? Key { get; set; }

    [Parameter]
    public IReadOnlyList<FrameNegotiation> Negotiations { get; set; } = [];

    /// <summary>The negotiation that is looked at; on pages of the reader alone, all of them.</summary>
    private IReadOnlyList<FrameNegotiation> Searched => Frame?.Current is { } current ? [current] : Negotiations;

    private string In => Searched is [var one] ? one.Key : $"all {Searched.Count} negotiations";

    private string Placeholder => Searched.Count == 0 ? "A page" : $"A page, or anything on record of {In}";

    private IEnumerable<(string Words, string Path)> Pages => AllPages()
        .Where(p => _text.Length == 0 || FoldedText.Of(p.Words).Contains(FoldedText.Of(_text), StringComparison.Ordinal)).Take(8);

    // The frame is drawn again with every page; what was found stays until something else is typed.
    protected override Task OnParametersSetAsync() => Task.CompletedTask;

    protected override async Task Read()
    {
        _found = [];
        var text = _text;
        if (text.Length < Shortest)
            return;
        List<(FrameNegotiation, SearchResults)> found = [];
        foreach (var negotiation in Searched)
        {
            found.Add((negotiation, await Ask(new SearchRecord(negotiation.Key) { At = Viewpoint, Text = text, PageSize = FirstFew })));
            if (text != _text)
                return; // something else is looked for by now
        }

        _found = found;
    }

    private Task Look(ChangeEventArgs e)
    {
        _text = (e.Value as string ?? "").Trim();
        return ReadAgain();
    }

    private IEnumerable<(string Words, string Path)> AllPages()
    {
        if (Key is not null)
        {
            yield return ("Overview", Links.Overview(Key));
            yield return ("Issues", Links.Issues(Key));
            yield return ("New issue", $"{Links.Issues(Key)}/new");
            yield return ("Milestones", Links.Milestones(Key));
            yield return ("Linkages", Links.Linkages(Key));
            yield return ("Actors and places", Links.Actors(Key));
            yield return ("Sources", Links.Sources(Key));
            yield return ("Reports", Links.Reports(Key));
        }

        yield return ("Inbox", Links.Inbox);
        yield return ("All negotiations", "/");
        foreach (var negotiation in Negotiations)
            yield return ($"{negotiation.Key} {negotiation.Name}", Links.Overview(negotiation.Key));
    }
}
