using System.Data.Common;

namespace NegotiationTracker.Data;

/// <summary>
/// The triggers by which the database itself refuses to change, replace or remove what is on record. Replacing is refused
/// on its own: only a connection with recursive triggers would meet those against removing.
/// </summary>
internal static class AppendOnlyTriggers
{
    /// <summary>Each table of the record with what no two of its rows share.</summary>
    private static readonly Dictionary<string, string[][]> Tables = new()
    {
        ["Ledger"] = [["Sequence"]],
        ["Entries"] = [["Sequence"], ["NegotiationId", "Key"], ["Corrects"]],
        ["EntrySubjects"] = [["Sequence", "SubjectId"], ["rowid"]],
        ["Citations"] = [["Sequence", "Ordinal"], ["rowid"]],
    };

    /// <summary>How each is made, by its name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Tables
        .SelectMany(t => (IEnumerable<(string Table, string Act, string On)>)
        [
            (t.Key, "UPDATE", $"BEFORE UPDATE ON \"{t.Key}\""),
            (t.Key, "DELETE", $"BEFORE DELETE ON \"{t.Key}\""),
            (t.Key, "REPLACE", $"BEFORE INSERT ON \"{t.Key}\" WHEN {string.Join(" OR ", t.Value.Select(key => IsThere(t.Key, key)))}"),
        ])
        .ToDictionary(t => $"{t.Table}_refuses_{t.Act}", t => $"""
            CREATE TRIGGER "{t.Table}_refuses_{t.Act}" {t.On}
            BEGIN SELECT RAISE(ABORT, 'The record is only ever added to: {t.Table} refuses {t.Act}.'); END
            """);

    /// <summary>Those that are not there as they were made.</summary>
    public static IReadOnlyList<string> Missing(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
        using var reader = command.ExecuteReader();
        HashSet<(string, string)> there = [];
        while (reader.Read())
            there.Add((reader.GetString(0), reader.GetString(1)));
        return [.. All.Where(t => !there.Contains((t.Key, t.Value))).Select(t => t.Key)];
    }

    private static string IsThere(string table, string[] key) =>
        $"EXISTS (SELECT 1 FROM \"{table}\" WHERE {string.Join(" AND ", key.Select(c => $"\"{c}\" = NEW.\"{c}\""))})";
}
