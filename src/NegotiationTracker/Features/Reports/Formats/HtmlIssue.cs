using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using static NegotiationTracker.Features.Reports.Formats.HtmlPhrases;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>One issue: what it is, where it stands, what the parties say, what it hangs on, and what is newest.</summary>
internal static class HtmlIssue
{
    public static IEnumerable<Html> Pieces(ReportedIssue issue)
    {
        yield return $"<article id=\"{issue.Key}\"><h3><span class=\"key\">{issue.Key}</span> {issue.Title}</h3>";
        foreach (var paragraph in Paragraphs(issue.Summary))
            yield return paragraph;
        yield return $"<dl class=\"facts\">{Html.Join(Facts(issue))}</dl>";
        foreach (var piece in Positions(issue))
            yield return piece;
        if (issue.Newest.Count > 0)
            yield return $"<h4>Also on record, newest first</h4><ul class=\"entries\">{Html.Join(issue.Newest.Select(Item))}</ul>";
        yield return $"</article>";
    }

    private static IEnumerable<Html> Facts(ReportedIssue issue)
    {
        yield return Fact("Stage", issue.Stage is { } s ? (Html)$"{HtmlMarks.Chip(s)} {Words(s.Grounds)}{Before(s)}" : (Html)$"none yet");
        yield return Fact("Trend", issue.Trend is { } t ? (Html)$"{HtmlMarks.Trend(t)} {Words(t.Grounds)}" : (Html)$"not assessed");
        if (issue.Trend is { Outlook: not Outlook.None and var outlook })
            yield return Fact("Outlook", HtmlMarks.Badges(outlook));
        if (issue.Implementation is { } i)
            yield return Fact(
                "Implementation", $"<strong>{Domain.Words.ImplementationScore(i.Score)}</strong>, {Words(i.Grounds)}");
        yield return Fact("Category", $"{issue.Category}");
        yield return Fact("Importance", $"{issue.Importance.ToWords()}");
        if (issue.IsRestricted)
            yield return Fact("Restriction", $"{ReportPhrases.Capital(Restriction.Restricted.ToWords())}.");
        yield return Fact(
            issue.Owners.Count > 1 ? "Owners" : "Owner",
            issue.Owners.Count > 0 ? Html.Join(issue.Owners.Select(o => (Html)$"{o}"), ", ") : (Html)$"nobody");
        if (issue.LastMovement is { } moved)
            yield return Fact("Last movement", $"{moved.ToWords()}");
        foreach (var (heading, links) in new[]
                 {
                     ("Waits for", issue.WaitsFor), ("Holds up", issue.HoldsUp), ("Linked", issue.Related),
                 })
            if (links.Count > 0)
                yield return Fact(heading, Html.Join(links.Select(l => (Html)$"{l.Words} {l.To}"), "; "));
        if (issue.Milestones.Count > 0)
            yield return Fact(
                "Milestones", Html.Join(issue.Milestones.Select(m => (Html)$"{m.Title}, {HtmlMarks.Date(m)}"), "; "));
    }

    private static Html Before(ReportedStage stage) => stage is { Stage: Stage.Closed, Reached: { } reached }
        ? $" Stage reached before: {reached.ToWords()}."
        : Html.None;

    private static IEnumerable<Html> Positions(ReportedIssue issue)
    {
        if (issue.Positions.Count == 0)
            yield break;
        var types = issue.Positions.Select(p => p.Type).Distinct().Order().ToArray();
        yield return Head(
            $"What is said on {issue.Key}", types.Select(t => ReportPhrases.Capital(t.ToWords())).Prepend("Party"));
        foreach (var party in issue.Positions.GroupBy(p => p.Party))
            yield return Row($"{party.Key}", types.Select(type => (
                ReportPhrases.Capital(type.ToWords()),
                party.Any(p => p.Type == type) ? Html.Join(party.Where(p => p.Type == type).Select(Position)) : Dash)));
        yield return Foot;
    }

    private static Html Position(ReportedPosition position)
    {
        Html quote = position.Quote is { } said ? (Html)$" <q>{said}</q>" : Html.None;
        Html rationale = position.Grounds.Rationale.Length == 0 ? Html.None : (Html)$" {Sentence(position.Grounds.Rationale)}";
        return $"""<p>{Sentence(position.Text)}{quote} <em>{ReportPhrases.Capital(ReportPhrases.Words(position.Grounds.Since))}.</em>"""
            + $"""{Spaced(ReportPhrases.Judged(position))}{rationale}{(position.Grounds.Footnotes.Count == 0 ? NoSource : HtmlMarks.Cited(position.Grounds.Footnotes))}</p>""";
    }
}
