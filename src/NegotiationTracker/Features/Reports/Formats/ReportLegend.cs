namespace NegotiationTracker.Features.Reports.Formats;

/// <summary>What the scales mean, for readers who hold nothing but the report.</summary>
internal static class ReportLegend
{
    public const string Empty =
        "No issue and no milestone is on record from this viewpoint. Open the first issue, and the next report tells of it.";

    public const string Stages =
        "Deadlocked, suspended and closed stand beside the ladder: an issue can enter them from any step. The trend "
        + "(▲ improved, ▬ unchanged, ▼ deteriorated) is judged apart from the stage.";

    public const string Grades =
        "A grade such as B2 (Admiralty code) judges the source by its letter and this item by its digit, each for itself. "
        + "The number in brackets names the source in the list above.";

    public const string UnknownGrades = "F and 6 mean that it cannot be judged; they are not worse than E and 5.";

    public const string Dates =
        "A date is as precise as it is known: 2027 means some time in that year, not its first day. “About” is "
        + "approximate, “(uncertain)” is doubted by the source. “Possibly since” means that it may begin only after "
        + "the day that the report is about. The date before an entry says when it became true; “Known”, when that "
        + "was known, if that is another day.";

    public const string Overdue = "Its latest day has passed without an outcome.";
}
