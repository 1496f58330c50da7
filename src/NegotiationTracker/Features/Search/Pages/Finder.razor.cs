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
    private SearchResults? _results;

    /// <summary>The negotiation that is searched: the one looked at, or the last one.</summary>
    [Parameter]
    public string? Key { get; set; }

    [Parameter]
    public IReadOnlyList<FrameNegotiation> Negotiations { get; set; } = [];

    private string Placeholder => Key is null ? "A page" : $"A page, or anything on record of {Key}";

    private IEnumerable<(string Words, string Path)> Pages => AllPages()
        .Where(p => _text.Length == 0 || FoldedText.Of(p.Words).Contains(FoldedText.Of(_text), StringComparison.Ordinal)).Take(8);

    // The frame is drawn again with every page; what was found stays until something else is typed.
    protected override Task OnParametersSetAsync() => Task.CompletedTask;

    protected override async Task Read()
    {
        _results = null;
        var text = _text;
        if (Key is null || text.Length < Shortest)
            return;
        var found = await Ask(new SearchRecord(Key) { At = Viewpoint, Text = text, PageSize = FirstFew });
        if (text == _text)
            _results = found;
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
