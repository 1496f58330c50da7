using NegotiationTracker.Domain.Issues;
using static NegotiationTracker.Features.Reports.Formats.MarkdownText;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>Phrases that hold what was recorded, escaped.</summary>
internal static class MarkdownPhrases
{
    public static string Bullet(ReportedEntry entry)
    {
        var grades = ReportPhrases.LacksSource(entry) ? " No source named." : Grades(entry.Footnotes);
        return $"- {entry.Effective.ToWords()} · *{ReportPhrases.Kind(entry)}* · "
            + $"{Sentence(entry.Says)}{Why(entry.Rationale)}{Spaced(ReportPhrases.Also(entry))}{grades}"
            + Spaced(ReportPhrases.Known(entry));
    }

    public static string Why(string rationale) => rationale.Length == 0 ? "" : $" *Why:* {Sentence(rationale)}";

    /// <summary>As in “ B2 [1], C3 page 4 [2].”, with the space before; nothing without a source.</summary>
    public static string Grades(IReadOnlyList<Footnote> footnotes) => footnotes.Count == 0
        ? ""
        : $" {string.Join(", ", footnotes.Select(Mark))}.";

    public static string Sentence(string text) => PlainText.Sentence(Line(text));

    /// <summary>Since when, why, and on whose word; it ends the line.</summary>
    public static string Words(Grounds grounds) => $"{ReportPhrases.Words(grounds.Since)}."
        + (grounds.Rationale.Length == 0 ? "" : $" {Sentence(grounds.Rationale)}") + Grades(grounds.Footnotes);

    /// <summary>As in “2027 (tentative)”; an overdue one says so.</summary>
    public static string DateOf(Domain.Milestones.MilestoneRef milestone) =>
        ReportPhrases.DateOf(milestone) + (milestone.IsOverdue ? ", **overdue**" : "");

    public static string Words(Outlook outlook) =>
        string.Join(", ", ReportPhrases.Marks(outlook).Select(o => $"{o.Mark} {o.Words}"));

    public static string Spaced(string? text) => text is null ? "" : $" {text}";

    private static string Mark(Footnote footnote) =>
        $"{footnote.Grade}{(footnote.Place is null ? "" : $" {Line(footnote.Place)}")} [{footnote.Source}]";
}
