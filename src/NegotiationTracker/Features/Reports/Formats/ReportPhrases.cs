using System.Globalization;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>Phrases of our own that recur in every format that people read; nothing that was recorded is in them.</summary>
internal static class ReportPhrases
{
    /// <summary>Kinds that report what somebody did or said: without a source, the report says so.</summary>
    private static readonly EntryKind[] Reporting =
    [
        EntryKind.Stage, EntryKind.ImplementationScore, EntryKind.Position, EntryKind.ExpectedDate, EntryKind.DateStatus,
        EntryKind.Outcome, EntryKind.Event,
    ];

    public static bool LacksSource(ReportedEntry entry) => entry.Footnotes.Count == 0 && Reporting.Contains(entry.Kind);

    public static string Kind(ReportedEntry entry) => $"{entry.Kind.ToWords()}{(entry.IsCorrected ? ", corrected" : "")}";

    /// <summary>As in “Known 23 Jun 2026.”; nothing if it was known on the day on which it became true.</summary>
    public static string? Known(ReportedEntry entry) =>
        entry.Effective == ImpreciseDate.On(entry.Known) ? null : $"Known {Day(entry.Known)}.";

    public static string? Also(ReportedEntry entry) =>
        entry.Also.Count > 0 ? $"Also concerns {string.Join(", ", entry.Also)}." : null;

    /// <summary>As in “possibly since 2026”; a span of its own is no beginning, so it is told as it is.</summary>
    public static string Words(Since since)
    {
        var words = $"{(since.Date.Precision == DatePrecision.Interval ? "dated" : "since")} {since.Date.ToWords()}";
        return since.IsPossibly ? $"possibly {words}" : words;
    }

    /// <summary>As in “2027 (tentative)”; that it is overdue is left to the format to mark.</summary>
    public static string DateOf(MilestoneRef milestone)
    {
        var date = milestone.Date?.ToWords() ?? "date unknown";
        return milestone.Status is not { } status ? date
            : date.EndsWith(')') ? $"{date}, {status.ToWords()}" : $"{date} ({status.ToWords()})";
    }

    /// <summary>As in “Flexibility low, salience 80 of 100, moderate confidence.”; nothing if none was judged.</summary>
    public static string? Judged(ReportedPosition position)
    {
        string?[] qualities =
        [
            position.Flexibility is { } flexibility ? $"flexibility {flexibility.ToWords()}" : null,
            position.Salience is { } salience ? $"salience {salience} of 100" : null,
            position.Confidence?.ToWords(),
        ];
        var judged = string.Join(", ", qualities.OfType<string>());
        return judged.Length == 0 ? null : $"{Capital(judged)}.";
    }

    public static IEnumerable<(string Mark, string Words)> Marks(Outlook outlook)
    {
        if (outlook.HasFlag(Outlook.RiskAlert))
            yield return ("⚑", "risk alert");
        if (outlook.HasFlag(Outlook.Opportunity))
            yield return ("◇", "opportunity");
    }

    public static string Composed(Standpoint at)
    {
        var composed = TimeZoneInfo.ConvertTime(at.Composed, TimeZoneInfo.FindSystemTimeZoneById(at.TimeZone));
        return string.Create(
            CultureInfo.InvariantCulture, $"Composed {composed:d MMMM yyyy} at {composed:HH:mm} ({at.TimeZone}).");
    }

    public static string? History(Standpoint at) => at.HistoryEntered is { } day
        ? $"Entries known before {DateWords.Long(day)} are history, entered on that day at the latest."
        : null;

    public static string IssuesMoved(StatusReport report) =>
        $"{Count(report.Issues.Count, "issue")}, of which {report.Essentials.MovedIssues} moved since "
        + $"{DateWords.Long(report.Essentials.Since)}.";

    public static string MilestonesPending(StatusReport report) =>
        $"{Count(report.Milestones.Count(m => m.Milestone.IsPending), "milestone")} pending, "
        + $"{report.Milestones.Count(m => m.Milestone.IsOverdue)} overdue.";

    public static string Day(DateOnly day) => ImpreciseDate.On(day).ToWords();

    public static string Count(int count, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {of}{(count == 1 ? "" : "s")}");

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
