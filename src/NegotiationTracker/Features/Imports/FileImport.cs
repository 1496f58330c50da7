using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Features.Imports;

/// <param name="What">What is being done, such as “read”.</param>
public sealed record RowProgress(string What, int Done, int Of);

/// <summary>
/// Takes the rows of a file on record in memory, one after the other, by the rules that hold for everybody. A preview does
/// the same and stores nothing, so what it shows is what an import would do.
/// </summary>
internal sealed class FileImport(TrackerDbContext db, Recording recording, IProgress<RowProgress>? progress)
{
    private const int LongestName = 120;

    private readonly List<RowOutcome> _outcomes = [];
    private RowRecorder? _recorder;

    public FileFaults Faults { get; } = new();

    public IReadOnlyList<RowOutcome> Outcomes => _outcomes;

    public int Count(RowIs what) => _outcomes.Count(o => o.Is == what);

    public IReadOnlyList<Subject> Opened => _recorder!.Opened;

    public async Task Run(string negotiation, string fileName, byte[] content, FileTable table, FileMapping mapping, CancellationToken stop)
    {
        foreach (var fault in table.Faults)
            Faults.Add(fault);
        CheckMapping(table, mapping);
        CheckRepeated(table, mapping);
        var known = await OnRecord.Load(db, negotiation, mapping, stop);
        var today = recording.Today(known.Negotiation.Zone);
        var source = Source.Add(
            known.Negotiation,
            new SourceAddedStatement(
                ImportedFrom.SourceKey(recording.CommandId), ImportedFrom.Publisher(mapping), Short(fileName), null, null, today),
            new Account { Effective = ImpreciseDate.On(today) }, recording);
        _recorder = new RowRecorder(known, recording, source);
        _recorder.Open(source);
        var places = table.Headers.Index().Where(h => mapping.Columns.ContainsKey(h.Item))
            .ToLookup(h => mapping.Columns[h.Item], h => h.Index, StringComparer.Ordinal);
        var rows = await Rows(known, table, mapping, places, stop);
        foreach (var (i, row) in table.Rows.Index())
        {
            if (rows.Take(new RowValues(table, mapping, places, row, Faults)) is { } outcome)
                _outcomes.Add(outcome);
            if (Faults.AreEnough)
                return;
            if (i % 100 == 99)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Report(new RowProgress("rows read", i + 1, table.Rows.Count));
            }
        }

        _outcomes.AddRange(rows.Finish());
        _outcomes.Sort((a, b) => a.Row.CompareTo(b.Row));
        source.Record(
            new NoteStatement($"{Said(table, mapping)} SHA-256 {Convert.ToHexStringLower(SHA256.HashData(content))}."),
            new Account { Effective = ImpreciseDate.On(today) }, recording, known.Negotiation);
    }

    private string Said(FileTable table, FileMapping mapping)
    {
        var (added, changed) = (Count(RowIs.New), Count(RowIs.Changed));
        return (added, changed) switch
        {
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{mapping.As}: {added:N0} of {Counted.Rows(table.Rows.Count)} taken from this file."),
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{mapping.As}: {changed:N0} of {Counted.Rows(table.Rows.Count)} brought up to date, none new."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{mapping.As}: of {Counted.Rows(table.Rows.Count)}, {added:N0} new and {changed:N0} brought up to date."),
        };
    }

    private void CheckMapping(FileTable table, FileMapping mapping)
    {
        foreach (var (header, field) in mapping.Columns)
        {
            var known = ImportFields.Find(mapping.As, field);
            if (known is null)
                Faults.Add(new FileFault(0, header, $"There is no field “{field}” for {mapping.As.ToString().ToLowerInvariant()}. Choose one of: {string.Join(", ", ImportFields.Of(mapping.As).Select(f => f.Key))}."));
            else if (!known.TakesMany && mapping.Columns.Where(c => c.Value == field && table.Headers.Contains(c.Key)).ToArray() is { Length: > 1 } several && several[^1].Key == header)
                Faults.Add(new FileFault(0, header, $"Two columns are said to hold “{known.Words}”: {string.Join(" and ", several.Select(c => c.Key.Quoted()))}. Choose one of them."));
            if (!table.Headers.Contains(header))
                Faults.Add(new FileFault(0, header, "The file has no column of this name. Look how its first row calls it."));
        }

        foreach (var field in ImportFields.Of(mapping.As).Where(f => f.IsRequired))
            if (!mapping.Columns.Values.Contains(field.Key) && !mapping.Constants.ContainsKey(field.Key))
                Faults.Add(new FileFault(0, null, $"No column holds “{field.Words}”. Choose the column that does, or give one value for all rows."));
    }

    /// <summary>Columns of one name hold the same; where only one value can be held, the other would be lost without a word.</summary>
    private void CheckRepeated(FileTable table, FileMapping mapping)
    {
        foreach (var columns in table.Headers.Index().GroupBy(h => h.Item, h => h.Index, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            if (mapping.Columns.GetValueOrDefault(columns.Key) is not { } field || ImportFields.Find(mapping.As, field) is not { TakesMany: false } one)
                continue;
            // Jira repeats the column of the component, and the further ones are told in a note.
            var filled = columns.Where(c => table.Rows.Any(r => r[c].Trim().Length > 0)).ToArray();
            if (filled.Length > 1 && !(mapping.As is ImportOf.Issues && field == "category"))
                Faults.Add(new FileFault(0, columns.Key, $"The columns {string.Join(" and ", filled.Select(FileTable.Letter))} have the same name, and only one can hold “{one.Words}”. "
                    + "Name them apart in the first row of the file."));
        }
    }

    private async Task<IRowsOfAKind> Rows(
        OnRecord known, FileTable table, FileMapping mapping, ILookup<string, int> places, CancellationToken stop)
    {
        if (mapping.As is ImportOf.Issues or ImportOf.Milestones)
        {
            var list = await ListWords.Load(db, known.Negotiation.Id, mapping, Again(known, table, mapping, places), stop);
            return mapping.As is ImportOf.Issues ? new IssueRows(_recorder!, list) : new MilestoneRows(_recorder!, list);
        }

        var named = places["issue"].SelectMany(column => table.Rows.Select(r => r[column]))
            .Append(mapping.Constants.GetValueOrDefault("issue", "")).Distinct(StringComparer.Ordinal)
            .SelectMany(text => text.Split(',', ';', '\n').Append(text)).Select(known.Issue).OfType<Guid>().ToHashSet();
        var issues = await db.Issues.Include(i => i.People).Where(i => named.Contains(i.Id)).ToDictionaryAsync(i => i.Id, Subject (i) => i, stop);
        var stacks = (await db.Entries.AsNoTracking().Where(e => named.Contains(e.SubjectId) && e.Kind != EntryKind.Note).ToListAsync(stop))
            .ToLookup(e => e.SubjectId);
        foreach (var (id, issue) in issues)
            issue.Remember(stacks[id]);
        return mapping.As is ImportOf.Events ? new EventRows(_recorder!, issues) : new PositionRows(_recorder!, issues);
    }

    /// <summary>What rows of the file are about, of what is on record.</summary>
    private static HashSet<Guid> Again(OnRecord known, FileTable table, FileMapping mapping, ILookup<string, int> places)
    {
        Func<string, Guid?> titled = mapping.As is ImportOf.Issues ? known.IssueOfTitle : known.MilestoneOfTitle;
        return
        [
            .. Cells("key").Select(k => known.Imported(k)?.Subject).Concat(Cells("title").Select(titled)).OfType<Guid>(),
        ];

        IEnumerable<string> Cells(string field) => places[field].SelectMany(column => table.Rows.Select(r => r[column].Trim()));
    }

    private static string Short(string name)
    {
        var plain = Path.GetFileName(name.Replace('\\', '/')).Trim();
        return plain.Length == 0 ? "A file" : plain.Length > LongestName ? plain[..LongestName] + "…" : plain;
    }
}
