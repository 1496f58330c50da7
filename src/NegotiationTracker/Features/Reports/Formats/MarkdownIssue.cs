using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using static NegotiationTracker.Features.Reports.Formats.MarkdownPhrases;
using static NegotiationTracker.Features.Reports.Formats.MarkdownText;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>One issue: what it is, where it stands, what the parties say, what it hangs on, and what is newest.</summary>
internal static class MarkdownIssue
{
    public static IEnumerable<string> Lines(ReportedIssue issue)
    {
        yield return $"### {Line($"{issue.Key} {issue.Title}")}";
        yield return "";
        foreach (var paragraph in Paragraphs(issue.Summary))
        {
            yield return paragraph;
            yield return "";
        }

        foreach (var fact in Facts(issue).Where(f => f is not null))
            yield return $"- {fact}";
        yield return "";
        if (issue.Positions.Count > 0)
        {
            foreach (var line in Positions(issue.Positions))
                yield return line;
            yield return "";
        }

        if (issue.Newest.Count > 0)
        {
            yield return "Also on record, newest first:";
            yield return "";
            foreach (var entry in issue.Newest)
                yield return Bullet(entry);
            yield return "";
        }
    }

    private static IEnumerable<string?> Facts(ReportedIssue issue)
    {
        yield return issue.Stage is not { } s ? "Stage: none yet"
            : $"Stage: **{s.Stage.ToWords()}**, {Words(s.Grounds)}"
                + (s.Stage == Stage.Closed && s.Reached is { } reached ? $" Stage reached before: {reached.ToWords()}." : "");
        yield return issue.Trend is not { } t ? "Trend: not assessed"
            : $"Trend: {t.Trend.Mark()} **{t.Trend.ToWords()}**, {Words(t.Grounds)}";
        yield return issue.Trend is { Outlook: not Outlook.None and var outlook } ? $"Outlook: {Words(outlook)}" : null;
        yield return issue.Implementation is { } i
            ? $"Implementation score: **{Domain.Words.ImplementationScore(i.Score)}**, {Words(i.Grounds)}"
            : null;
        yield return $"Category: {Line(issue.Category)}. Importance: {issue.Importance.ToWords()}."
            + (issue.IsRestricted ? $" {ReportPhrases.Capital(Restriction.Restricted.ToWords())}." : "");
        yield return issue.Owners.Count > 0
            ? $"{(issue.Owners.Count == 1 ? "Owner" : "Owners")}: {string.Join(", ", issue.Owners.Select(Line))}"
            : "Owner: nobody";
        yield return issue.LastMovement is { } moved ? $"Last movement: {moved.ToWords()}" : null;
        yield return Links("Waits for", issue.WaitsFor);
        yield return Links("Holds up", issue.HoldsUp);
        yield return Links("Linked", issue.Related);
        yield return issue.Milestones.Count > 0
            ? $"Milestones: {string.Join("; ", issue.Milestones.Select(m => $"{Line(m.Title)}, {DateOf(m)}"))}"
            : null;
    }

    private static string? Links(string heading, IReadOnlyList<ReportedLink> links) => links.Count == 0 ? null
        : $"{heading}: {string.Join("; ", links.Select(l => $"{l.Words} {Line(l.To)}"))}";

    private static IEnumerable<string> Positions(IReadOnlyList<ReportedPosition> positions)
    {
        var types = positions.Select(p => p.Type).Distinct().Order().ToArray();
        yield return $"| Party | {string.Join(" | ", types.Select(t => ReportPhrases.Capital(t.ToWords())))} |";
        yield return $"| --- |{string.Concat(types.Select(_ => " --- |"))}";
        foreach (var party in positions.GroupBy(p => p.Party))
        {
            var cells = types.Select(type => string.Join(" ", party.Where(p => p.Type == type).Select(Position)));
            yield return $"| {Line(party.Key)} | {string.Join(" | ", cells.Select(c => c.Length == 0 ? "–" : c))} |";
        }
    }

    private static string Position(ReportedPosition position) =>
        Sentence(position.Text) + (position.Quote is null ? "" : $" “{Line(position.Quote)}”")
            + $" *{ReportPhrases.Capital(ReportPhrases.Words(position.Grounds.Since))}.*"
            + Spaced(ReportPhrases.Judged(position))
            + (position.Grounds.Rationale.Length == 0 ? "" : $" {Sentence(position.Grounds.Rationale)}")
            + (position.Grounds.Footnotes.Count == 0 ? " No source named." : Grades(position.Grounds.Footnotes));
}
