using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NegotiationTracker.Domain.Dates;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>
/// The report for programs: docs/schemas/status-report-1.json says what each field means, and stays as it is. Every field
/// is always there, null where nothing is on record; whatever is listed stands on a line of its own.
/// </summary>
internal static class JsonReport
{
    /// <summary>Where a tracker serves the schema; the name under which a report refers to it.</summary>
    public const string SchemaPath = "/schemas/status-report-1.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The JSON Schema (2020-12) of the report.</summary>
    public static Stream OpenSchema() => typeof(JsonReport).Assembly.GetManifestResourceStream("status-report-1.json")
        ?? throw new InvalidOperationException("The program was built without status-report-1.json.");

    public static async Task Write(StatusReport report, TextWriter writer, CancellationToken stop)
    {
        foreach (var line in Lines(report))
        {
            await writer.WriteAsync(line.AsMemory(), stop);
            await writer.WriteAsync("\n".AsMemory(), stop);
        }
    }

    private static IEnumerable<string> Lines(StatusReport report)
    {
        yield return "{";
        yield return $"\"$schema\": {Json(SchemaPath)},";
        yield return $"\"title\": {Json(report.Title)},";
        yield return $"\"negotiation\": {Json(new { Key = report.Negotiation, report.Name, report.Summary })},";
        yield return $"\"viewpoint\": {Json(Viewpoint(report.Standpoint))},";
        yield return $"\"essentials\": {Json(JsonEssentials.Of(report))},";
        foreach (var line in List("moved", report.Essentials.Moved.Select(JsonEssentials.Moved)))
            yield return line;
        foreach (var line in List("corrections", report.Essentials.Corrections.Select(JsonEssentials.Correction)))
            yield return line;
        foreach (var line in List("issues", report.Issues.Select(JsonIssue.Of)))
            yield return line;
        foreach (var line in List("milestones", report.Milestones.Select(Milestone)))
            yield return line;
        foreach (var line in List("sources", report.Sources.Select(Source), end: "]"))
            yield return line;
        yield return "}";
    }

    public static object? Date(ImpreciseDate? date) => date is null ? null : new
    {
        Edtf = date.Text,
        Earliest = date.HasOpenStart ? (DateOnly?)null : date.Earliest,
        Latest = date.HasOpenEnd ? (DateOnly?)null : date.Latest,
        Precision = date.Precision.ToString(),
    };

    public static object Citations(IReadOnlyList<Footnote> footnotes) =>
        footnotes.Select(f => new { f.Source, Grade = f.Grade.ToString(), f.Place });

    public static object Entry(ReportedEntry entry) => new
    {
        Id = entry.Id.Sequence,
        Kind = entry.Kind.ToString(),
        entry.Says,
        entry.Rationale,
        Effective = Date(entry.Effective),
        entry.Known,
        entry.IsCorrected,
        AlsoConcerns = entry.Also,
        Citations = Citations(entry.Footnotes),
    };

    private static object Viewpoint(Standpoint at) => new
    {
        at.Words,
        at.About,
        Known = at.Known?.UtcDateTime,
        at.TimeZone,
        Composed = at.Composed.UtcDateTime,
        Ledger = new { at.Sequence, Sha256 = at.Hash },
        at.HistoryEntered,
    };

    private static object Milestone(ReportedMilestone reported)
    {
        var milestone = reported.Milestone;
        return new
        {
            milestone.Key,
            milestone.Title,
            Kind = milestone.Kind.ToString(),
            Date = Date(milestone.Date),
            Status = milestone.Status?.ToString(),
            milestone.IsPending,
            milestone.IsOverdue,
            reported.Slips,
            DateCitations = Citations(reported.DateFootnotes),
            milestone.Outcome,
            reported.IsOutcomeCorrected,
            OutcomeCitations = Citations(reported.OutcomeFootnotes),
            reported.Issues,
        };
    }

    private static object Source(ReportedSource source) => new
    {
        Id = source.Number,
        source.Publisher,
        source.Title,
        source.Url,
        Published = Date(source.Published),
        source.Retrieved,
    };

    private static IEnumerable<string> List(string name, IEnumerable<object> items, string end = "],")
    {
        yield return $"\"{name}\": [";
        string? last = null;
        foreach (var item in items)
        {
            if (last is not null)
                yield return last + ",";
            last = Json(item);
        }

        if (last is not null)
            yield return last;
        yield return end;
    }

    private static string Json(object value) => JsonSerializer.Serialize(value, Options);
}
