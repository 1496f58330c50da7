using System.Globalization;
using CsvHelper;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// The report as a table, one row an issue (RFC 4180: comma, CRLF, header first, UTF-8). Dates are EDTF as written, so
/// 2027 stays 2027; beside the stage's stand its earliest and latest day, empty where open. Several values in a cell are
/// parted by “ | ”. A text that a spreadsheet would take for a formula has an apostrophe before it.
/// </summary>
/// <remarks>
/// Columns: key, title, category, importance (limited, significant, critical), restricted (yes, no), stage, stage_reached
/// (the stage before closing), stage_since, stage_since_earliest, stage_since_latest, stage_possibly (yes: it may begin
/// only after the day asked about), stage_rationale, trend, trend_rationale, risk_alert and opportunity (yes, no),
/// implementation_score (0 to 3), last_movement, owners, positions, waits_for, holds_up, linked, next_milestone,
/// next_milestone_date, next_milestone_status, overdue_milestones (their titles), newest_entry, summary, sources (with
/// grades), viewpoint, ledger_sequence, ledger_hash.
/// </remarks>
internal static class CsvReport
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>With these a spreadsheet begins a formula, or a cell of its own; the full-width ones too.</summary>
    private const string Risky = "=+-@\t\r\n\0＝＋－＠";

    private static readonly (string Name, Func<ReportedIssue, StatusReport, string?> Value)[] Columns =
    [
        ("key", (i, _) => i.Key),
        ("title", (i, _) => i.Title),
        ("category", (i, _) => i.Category),
        ("importance", (i, _) => i.Importance.ToWords()),
        ("restricted", (i, _) => YesNo(i.IsRestricted)),
        ("stage", (i, _) => i.Stage?.Stage.ToWords()),
        ("stage_reached", (i, _) => i.Stage?.Reached?.ToWords()),
        ("stage_since", (i, _) => i.Stage?.Grounds.Since.Date.Text),
        ("stage_since_earliest", (i, _) => i.Stage?.Grounds.Since.Date is { HasOpenStart: false } d ? Day(d.Earliest) : null),
        ("stage_since_latest", (i, _) => i.Stage?.Grounds.Since.Date is { HasOpenEnd: false } d ? Day(d.Latest) : null),
        ("stage_possibly", (i, _) => i.Stage is { } s ? YesNo(s.Grounds.Since.IsPossibly) : null),
        ("stage_rationale", (i, _) => i.Stage?.Grounds.Rationale),
        ("trend", (i, _) => i.Trend?.Trend.ToWords()),
        ("trend_rationale", (i, _) => i.Trend?.Grounds.Rationale),
        ("risk_alert", (i, _) => YesNo(i.Trend?.Outlook.HasFlag(Outlook.RiskAlert) == true)),
        ("opportunity", (i, _) => YesNo(i.Trend?.Outlook.HasFlag(Outlook.Opportunity) == true)),
        ("implementation_score", (i, _) => i.Implementation?.Score.ToString(CultureInfo.InvariantCulture)),
        ("last_movement", (i, _) => i.LastMovement?.Text),
        ("owners", (i, _) => Joined(i.Owners)),
        ("positions", (i, _) => Joined(i.Positions.Select(p => $"{p.Party}, {p.Type.ToWords()}: {p.Text}"))),
        ("waits_for", (i, _) => Joined(i.WaitsFor.Select(l => $"{l.Words} {l.To}"))),
        ("holds_up", (i, _) => Joined(i.HoldsUp.Select(l => $"{l.Words} {l.To}"))),
        ("linked", (i, _) => Joined(i.Related.Select(l => $"{l.Words} {l.To}"))),
        ("next_milestone", (i, _) => i.NextMilestone?.Title),
        ("next_milestone_date", (i, _) => i.NextMilestone?.Date?.Text),
        ("next_milestone_status", (i, _) => i.NextMilestone?.Status?.ToWords()),
        ("overdue_milestones", (i, _) => Joined(i.Milestones.Where(m => m.IsOverdue).Select(m => m.Title))),
        ("newest_entry", (i, _) => i.Newest.Count == 0 ? null : $"{i.Newest[0].Effective.ToWords()}: {i.Newest[0].Says}"),
        ("summary", (i, _) => i.Summary),
        ("sources", (i, report) => Joined(Sources(i, report))),
        ("viewpoint", (_, report) => report.Standpoint.Words),
        ("ledger_sequence", (_, report) => report.Standpoint.Sequence.ToString(CultureInfo.InvariantCulture)),
        ("ledger_hash", (_, report) => report.Standpoint.Hash),
    ];

    public static async Task Write(StatusReport report, TextWriter writer, bool withMark, CancellationToken stop)
    {
        if (withMark)
            await writer.WriteAsync(ByteOrderMark.ToString().AsMemory(), stop);
        await using var csv = CsvWriter.Create(writer, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteHeader(Columns.Select(c => c.Name).ToArray());
        foreach (var issue in report.Issues)
            await csv.WriteRecordAsync([.. Columns.Select(c => Guarded(c.Value(issue, report)))], stop);
        await csv.FlushAsync(stop);
    }

    private static string Guarded(string? text) =>
        text is [var first, ..] && Risky.Contains(first) ? "'" + text : text ?? "";

    private static IEnumerable<string> Sources(ReportedIssue issue, StatusReport report) =>
        new[] { issue.Stage?.Grounds, issue.Trend?.Grounds, issue.Implementation?.Grounds }
            .Concat(issue.Positions.Select(p => p.Grounds)).OfType<Grounds>().SelectMany(g => g.Footnotes)
            .Concat(issue.Newest.SelectMany(e => e.Footnotes))
            .GroupBy(f => f.Source).OrderBy(g => g.Key)
            .Select(g => $"{report.Sources[g.Key - 1].Publisher}: {report.Sources[g.Key - 1].Title} "
                + $"({string.Join(", ", g.Select(f => f.Grade.ToString()).Distinct().Order(StringComparer.Ordinal))})"
                + (report.Sources[g.Key - 1].Url is { } url ? $" {url}" : ""));

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
