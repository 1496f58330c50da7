using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>What the scales mean, for readers who hold nothing but the report.</summary>
internal static class MarkdownLegend
{
    public static IEnumerable<string> Lines() =>
    [
        "## How to read this report",
        "",
        "### Stages",
        "",
        "| Stage | Meaning |",
        "| --- | --- |",
        .. Enum.GetValues<Stage>().Select(s => $"| {s.ToWords()} | {s.Definition()} |"),
        "",
        "Deadlocked, suspended and closed stand beside the ladder: an issue can enter them from any step. The trend "
            + "(▲ improved, ▬ unchanged, ▼ deteriorated) is judged apart from the stage.",
        "",
        "### Grades of sources",
        "",
        "A grade such as B2 (Admiralty code) judges the source by its letter and this item by its digit, each for itself. "
            + "The number in brackets names the source in the list above.",
        "",
        "| Letter | Source | Digit | Item |",
        "| --- | --- | --- | --- |",
        .. "ABCDEF".Zip("123456", (l, d) => $"| {l} | {Grade.SourceWords(l)} | {d} | {Grade.ItemWords(d)} |"),
        "",
        "F and 6 mean that it cannot be judged; they are not worse than E and 5.",
        "",
        "### Dates",
        "",
        "A date is as precise as it is known: 2027 means some time in that year, not its first day. “About” is "
            + "approximate, “(uncertain)” is doubted by the source. “Possibly since” means that it may begin only after "
            + "the day that the report is about. The date before an entry says when it became true; “Known”, when that "
            + "was known, if that is another day.",
        "",
        "| Certainty of a milestone | Meaning |",
        "| --- | --- |",
        .. Enum.GetValues<DateStatus>().Select(s => $"| {s.ToWords()} | {s.Definition()} |"),
        "| overdue | Its latest day has passed without an outcome. |",
    ];
}
