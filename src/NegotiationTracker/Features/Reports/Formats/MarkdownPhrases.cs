using System.Globalization;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using static NegotiationTracker.Features.Reports.Formats.MarkdownText;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>Phrases that recur through the report.</summary>
internal static class MarkdownPhrases
{
    /// <summary>Kinds that report what somebody did or said: without a source, the report says so.</summary>
    private static readonly EntryKind[] Reporting =
    [
        EntryKind.Stage, EntryKind.ImplementationScore, EntryKind.Position, EntryKind.ExpectedDate, EntryKind.DateStatus,
        EntryKind.Outcome, EntryKind.Event,
    ];

    public static string Bullet(ReportedEntry entry)
    {
        var also = entry.Also.Count > 0 ? $" Also concerns {string.Join(", ", entry.Also)}." : "";
        var known = entry.Effective == ImpreciseDate.On(entry.Known) ? "" : $" Known {Day(entry.Known)}.";
        var grades = entry.Footnotes.Count == 0 && Reporting.Contains(entry.Kind)
            ? " No source named."
            : Grades(entry.Footnotes);
        return $"- {entry.Effective.ToWords()} · *{entry.Kind.ToWords()}{(entry.IsCorrected ? ", corrected" : "")}* · "
            + $"{Sentence(entry.Says)}{Why(entry.Rationale)}{also}{grades}{known}";
    }

    public static string Why(string rationale) => rationale.Length == 0 ? "" : $" *Why:* {Sentence(rationale)}";

    /// <summary>As in “ B2 [1], C3 page 4 [2].”, with the space before; nothing without a source.</summary>
    public static string Grades(IReadOnlyList<Footnote> footnotes) => footnotes.Count == 0
        ? ""
        : $" {string.Join(", ", footnotes.Select(Mark))}.";

    /// <summary>Recorded text with a full stop, unless it ends with a mark of its own.</summary>
    public static string Sentence(string text)
    {
        var line = Line(text);
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' or '։' ? line : line + ".";
    }

    /// <summary>As in “possibly since 2026”; a span of its own is no beginning, so it is told as it is.</summary>
    public static string Words(Since since)
    {
        var words = $"{(since.Date.Precision == DatePrecision.Interval ? "dated" : "since")} {since.Date.ToWords()}";
        return since.IsPossibly ? $"possibly {words}" : words;
    }

    /// <summary>Since when, why, and on whose word; it ends the line.</summary>
    public static string Words(Grounds grounds) => $"{Words(grounds.Since)}."
        + (grounds.Rationale.Length == 0 ? "" : $" {Sentence(grounds.Rationale)}") + Grades(grounds.Footnotes);

    /// <summary>As in “2027 (tentative)”; an overdue one says so.</summary>
    public static string DateOf(Domain.Milestones.MilestoneRef milestone)
    {
        var date = milestone.Date?.ToWords() ?? "date unknown";
        var status = milestone.Status is not { } s ? ""
            : date.EndsWith(')') ? $", {s.ToWords()}" : $" ({s.ToWords()})";
        return $"{date}{status}{(milestone.IsOverdue ? ", **overdue**" : "")}";
    }

    public static string Words(Outlook outlook) => string.Join(", ", new[]
    {
        outlook.HasFlag(Outlook.RiskAlert) ? "⚑ risk alert" : null,
        outlook.HasFlag(Outlook.Opportunity) ? "◇ opportunity" : null,
    }.OfType<string>());

    public static string Day(DateOnly day) => ImpreciseDate.On(day).ToWords();

    public static string Count(int count, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {of}{(count == 1 ? "" : "s")}");

    private static string Mark(Footnote footnote) =>
        $"{footnote.Grade}{(footnote.Place is null ? "" : $" {Line(footnote.Place)}")} [{footnote.Source}]";
}
