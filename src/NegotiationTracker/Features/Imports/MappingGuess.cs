using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// What a file most likely holds, by the names of its columns. Exports of Redmine and Jira are known by theirs, and all that
/// they hold has a place.
/// </summary>
internal static class MappingGuess
{
    private static readonly Dictionary<string, string> Redmine = Known(
        "#: key, subject: title, description: summary, category: category, priority: importance, status: stage, created: opened, "
        + "updated: updated, closed: closed, assignee: owner, author: author, start date: start, due date: due, last notes: note, "
        + "notes: note, related issues: relations, parent task: parent, private: restricted");

    private static readonly Dictionary<string, string> Jira = Known(
        "issue key: key, summary: title, description: summary, component/s: category, components: category, priority: importance, "
        + "status: stage, created: opened, updated: updated, resolved: closed, assignee: owner, reporter: author, due date: due, "
        + "comment: note, parent: parent, security level: level");

    /// <summary>Columns that repeat another, or say what only the other program needs.</summary>
    private static readonly HashSet<string> Useless = new(StringComparer.Ordinal)
    {
        "parent task subject", "parent summary", "issue id", "parent id", "project key", "project url", "project description",
        "project lead", "project lead id", "project type", "assignee id", "reporter id", "creator id", "creator", "watchers",
        "watchers id", "last viewed", "votes", "status category",
    };

    /// <param name="kind">What the rows are, if somebody said so.</param>
    public static FileMapping Of(FileTable table, ImportOf? kind, DateOnly today)
    {
        var headers = table.Headers.Select(ImportFields.Folded).ToHashSet(StringComparer.Ordinal);
        if (kind is null or ImportOf.Issues)
        {
            if (headers.Contains("#") && headers.Contains("subject") && headers.Contains("status"))
                return Ready(table, "Redmine", Redmine, today);
            if (headers.Contains("issue key") && headers.Contains("summary") && headers.Contains("status"))
                return Ready(table, "Jira", Jira, today);
        }

        // Of kinds that fit equally well, the one whose required fields are all there.
        var guessed = kind ?? Enum.GetValues<ImportOf>().MaxBy(k => Fit(table, k));
        return WithDefaults(new FileMapping { As = guessed, Columns = ByHeader(table, guessed) }, table, today);
    }

    private static int Fit(FileTable table, ImportOf kind)
    {
        var mapped = ByHeader(table, kind).Values.ToHashSet(StringComparer.Ordinal);
        var missing = ImportFields.Of(kind).Count(f => f.IsRequired && !mapped.Contains(f.Key) && Default(kind, f.Key) is null);
        var told = ImportFields.Of(kind).Count(f => f.IsRequired && mapped.Contains(f.Key));
        return mapped.Count + (2 * told) - (4 * missing) + (table.Headers.Any(h => ImportFields.Folded(h).StartsWith(Word(kind), StringComparison.Ordinal)) ? 1 : 0);
    }

    private static string Word(ImportOf kind) => kind.ToString().ToLowerInvariant()[..^1];

    private static Dictionary<string, string> ByHeader(FileTable table, ImportOf kind)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        // The first name of a field is the likeliest, so each rank is tried for all fields before the next.
        for (var rank = 0; rank < 12; rank++)
            foreach (var field in ImportFields.Of(kind).Where(f => f.Headers.Count > rank && (f.TakesMany || !columns.ContainsValue(f.Key))))
                foreach (var header in table.Headers.Where(h => ImportFields.Folded(h) == field.Headers[rank]))
                    columns.TryAdd(header, field.Key);
        return columns;
    }

    private static FileMapping Ready(FileTable table, string from, Dictionary<string, string> known, DateOnly today)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        foreach (var header in table.Headers.Where(h => h.Length > 0))
        {
            var folded = ImportFields.Folded(header);
            var field = folded.StartsWith("outward issue link", StringComparison.Ordinal) ? "outward"
                : folded.StartsWith("inward issue link", StringComparison.Ordinal) ? "inward"
                : known.GetValueOrDefault(folded) ?? (Useless.Contains(folded) ? null : "other");
            if (field is not null && (ImportFields.Find(ImportOf.Issues, field)!.TakesMany || !columns.ContainsValue(field)))
                columns.TryAdd(header, field);
        }

        return WithDefaults(new FileMapping { As = ImportOf.Issues, From = from, Columns = columns }, table, today);
    }

    private static FileMapping WithDefaults(FileMapping mapping, FileTable table, DateOnly today)
    {
        foreach (var field in ImportFields.Of(mapping.As).Where(f => f.IsRequired))
            if (!mapping.Columns.Values.Contains(field.Key) || field.Key == "announced" || (mapping.From.Length > 0 && field.Key == "category"))
                mapping = mapping.WithConstant(field.Key, Default(mapping.As, field.Key) ?? (field.Key is "opened" or "announced" ? ImpreciseDate.On(today).Text : null));
        return mapping with { Days = FileDates.OrderIn(table) };
    }

    private static string? Default(ImportOf kind, string field) => (kind, field) switch
    {
        (ImportOf.Issues, "category") => "Not sorted yet",
        (ImportOf.Milestones, "kind") => "Other",
        (ImportOf.Positions, "type") => "Stated",
        _ => null,
    };

    private static Dictionary<string, string> Known(string columns) => columns.Split(", ").Select(c => c.Split(": "))
        .ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);
}
