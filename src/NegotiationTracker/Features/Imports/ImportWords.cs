using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>What words in a file stand for: ours in any case, and those of other trackers.</summary>
public static class ImportWords
{
    private static readonly Dictionary<string, (string Name, string Words)[]> Ours = new(StringComparer.Ordinal)
    {
        ["stage"] = Named<Stage>(s => s.ToWords()),
        ["importance"] = Named<Importance>(i => i.ToWords()),
        ["status"] = Named<DateStatus>(s => s.ToWords()),
        ["kind"] = Named<MilestoneKind>(k => k.ToWords()),
        ["type"] = Named<PositionType>(t => t.ToWords()),
        ["flexibility"] = Named<Flexibility>(f => f.ToWords()),
        ["confidence"] = Named<Confidence>(c => c.ToWords()),
    };

    private static readonly Dictionary<string, Dictionary<string, string>> Theirs = new(StringComparer.Ordinal)
    {
        ["stage"] = Meaning(
            ("NotOnTheAgenda", "new, backlog, to do, todo, open, planned"),
            ("Exploratory", "exploring, discovery, analysis, selected for development"),
            ("UnderNegotiation", "in progress, negotiating, in negotiation, feedback, reopened, active, doing"),
            ("AgreedInPrinciple", "in review, review, agreed, accepted"),
            ("Deadlocked", "blocked, stuck, impasse, deadlock"),
            ("Suspended", "on hold, paused, postponed, waiting, deferred"),
            ("Closed", "done, resolved, rejected, cancelled, canceled, won't do, wont fix, won't fix, duplicate, finished")),
        ["importance"] = Meaning(
            ("Limited", "low, lowest, minor, trivial"), ("Significant", "normal, medium, major, moderate"),
            ("Critical", "high, highest, urgent, immediate, blocker, important")),
        ["status"] = Meaning(
            ("Confirmed", "fixed, firm, set, certain, scheduled"), ("Tentative", "planned, provisional, expected, likely"),
            ("Changing", "moving, uncertain"), ("Cancelled", "canceled, dropped"), ("Held", "done, took place, completed, met")),
        ["kind"] = Meaning(
            ("SummitOrTalks", "summit, talks, meeting, negotiation round, round"), ("CourtDate", "court, hearing"),
            ("Election", "elections, vote"), ("DraftingDeadline", "deadline, drafting"),
            ("CommissionMeeting", "commission"), ("MandateExpiry", "mandate, expiry")),
        ["type"] = Meaning(("Stated", "public, said, official"), ("Assessed", "estimate, judged, private"), ("RedLine", "redline, limit")),
        ["flexibility"] = Meaning(("Medium", "moderate, some")),
        ["confidence"] = Meaning(("Moderate", "medium")),
    };

    /// <summary>Whether a field holds words of a scale.</summary>
    public static bool IsScale(string field) => Ours.ContainsKey(field);

    public static IReadOnlyList<string> Choices(string field) => Ours.TryGetValue(field, out var names) ? [.. names.Select(n => n.Name)] : [];

    /// <summary>A choice in the words that pages use for it.</summary>
    public static string Say(string field, string choice) =>
        Ours.TryGetValue(field, out var names) ? Array.Find(names, n => n.Name == choice).Words ?? choice : choice;

    /// <summary>What a word most likely stands for; nothing if nobody can know.</summary>
    public static string? Guess(string field, string word)
    {
        var folded = ImportFields.Folded(word);
        return Array.Find(Ours[field], n => FoldedText.Of(n.Name) == folded || ImportFields.Folded(n.Words) == folded).Name
            ?? Theirs.GetValueOrDefault(field)?.GetValueOrDefault(folded);
    }

    internal static string Offered(string field) =>
        string.Join(", ", Ours[field].Select(n => n.Words.ToLowerInvariant()));

    private static (string Name, string Words)[] Named<T>(Func<T, string> words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];

    private static Dictionary<string, string> Meaning(params (string Name, string Words)[] meanings) => meanings
        .SelectMany(m => m.Words.Split(", ").Select(w => (Word: ImportFields.Folded(w), m.Name)))
        .ToDictionary(m => m.Word, m => m.Name, StringComparer.Ordinal);
}
