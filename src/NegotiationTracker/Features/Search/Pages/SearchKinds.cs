namespace NegotiationTracker.Features.Search.Pages;

/// <summary>What the kinds of hits are called on the pages.</summary>
internal static class SearchKinds
{
    public static string ToWords(this SearchKind kind) => kind switch
    {
        SearchKind.Issues => "Issues",
        SearchKind.Milestones => "Milestones",
        SearchKind.Events => "Events",
        SearchKind.Entries => "Entries",
        SearchKind.Actors => "Actors",
        SearchKind.Places => "Places",
        SearchKind.Sources => "Sources",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Count(SearchGroup group) => group.More ? "1,000+" : $"{group.Total}";
}
