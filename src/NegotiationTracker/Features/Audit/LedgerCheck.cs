using System.Data.Common;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Audit;

/// <summary>
/// Follows the chain from its first row, and holds entries, citations and subjects against what each row says, in batches:
/// of everything already seen, only the places of entries by subject are kept.
/// </summary>
internal sealed class LedgerCheck(
    TrackerDbContext db, DbConnection connection, Findings findings, IProgress<Progress>? progress)
{
    private const int Batch = 1000;

    private readonly DbConnection _connection = connection;
    private readonly StoredTable _ledger = StoredTable.Of<LedgerRow>(db);
    private readonly StoredTable _entries = StoredTable.Of<Entry>(db);
    private readonly StoredTable _citations = StoredTable.Of<Citation>(db);
    private readonly StoredTable _subjects = StoredTable.Of<EntrySubject>(db);

    /// <summary>The last row there is, right or not.</summary>
    public LedgerHead Head { get; private set; } = LedgerHead.Empty;

    public long Rows { get; private set; }

    /// <summary>Where the entries about each subject lie in the ledger.</summary>
    public StackPlaces Stacks { get; } = new();

    public async Task Run(string? noted, CancellationToken stop)
    {
        var isNotedFound = noted is null || noted == LedgerHead.Empty.Hash;
        var after = long.MinValue;
        List<StoredRow> rows;
        do
        {
            rows = await _ledger.Read(_connection, $"\"Sequence\" > {after}", stop, Batch);
            var upTo = rows.Count < Batch ? long.MaxValue : rows[^1].Number("Sequence");
            var derived = await Derived.Read(this, after, upTo, stop);
            foreach (var row in rows)
            {
                if (row.Number("Sequence") <= 0)
                {
                    findings.Add($"Row {row.Number("Sequence")} stands before the first row of the ledger.");
                    continue;
                }

                AddStrays(derived.TakeUpTo(row.Number("Sequence") - 1));
                Check(row, derived);
                isNotedFound |= row["Hash"] == noted;
            }

            AddStrays(derived.TakeUpTo(upTo));
            Rows += rows.Count;
            after = upTo;
            progress?.Report(new Progress("ledger", Rows, Math.Max(Rows, Head.Sequence)));
        }
        while (rows.Count == Batch);
        if (!isNotedFound)
            findings.Add(
                $"The noted head {noted} is nowhere in the ledger: rows were cut off its end, or its history was rewritten.");
    }

    private void Check(StoredRow found, Derived derived)
    {
        var sequence = found.Number("Sequence");
        var row = _ledger.Understand(found);
        if (sequence != Head.Sequence + 1)
            findings.Add($"{Missing(Head.Sequence + 1, sequence - 1)} missing from the ledger.");
        else if (row is null)
            findings.Add($"Row {sequence} of the ledger holds what was never written there.");
        else if (row.HashAfter(Head.Hash) != row.Hash)
            findings.Add($"Row {sequence} of the ledger was changed, or is not the one that followed row {Head.Sequence}.");
        else if (row.Moment < Head.Moment)
            findings.Add($"Row {sequence} of the ledger was recorded before row {Head.Sequence}.");
        Head = new LedgerHead(sequence, found["Hash"] ?? "", row?.Moment ?? Head.Moment);
        if (row?.ToEntry() is { } entry)
        {
            Stacks.Add(entry);
            Compare(sequence, entry, derived);
        }
        else
        {
            if (row is not null)
                findings.Add($"Row {sequence} of the ledger does not say what it should: its content cannot be read.");
            derived.Take(sequence);
        }
    }

    private void Compare(long sequence, Entry entry, Derived derived)
    {
        var (found, citations, subjects) = derived.Take(sequence);
        if (found is null)
            findings.Add($"Entry {sequence} is missing, though the ledger has it.");
        else if (found.DiffersIn(_entries.RowOf(entry)) is { Count: > 0 } columns)
            findings.Add($"Entry {sequence} differs from the ledger in {string.Join(", ", columns)}.");
        if (!_citations.HasExactly(citations, entry.Citations))
            findings.Add($"The sources of entry {sequence} differ from the ledger.");
        if (!_subjects.HasExactly(subjects, entry.Subjects))
            findings.Add($"What entry {sequence} concerns differs from the ledger.");
    }

    private void AddStrays(long[] sequences)
    {
        foreach (var sequence in sequences)
            findings.Add($"Entry {sequence}, or what belongs to it, is in no row of the ledger.");
    }

    private static string Missing(long first, long last) => first == last ? $"Row {first} is" : $"Rows {first} to {last} are";

    /// <summary>What a stretch of the ledger was turned into, until it is taken to be compared.</summary>
    private sealed class Derived(List<StoredRow> entries, List<StoredRow> citations, List<StoredRow> subjects)
    {
        private readonly Dictionary<long, StoredRow> _entries = entries.ToDictionary(e => e.Number("Sequence"));
        private readonly ILookup<long, StoredRow> _citations = citations.ToLookup(c => c.Number("Sequence"));
        private readonly ILookup<long, StoredRow> _subjects = subjects.ToLookup(s => s.Number("Sequence"));
        private readonly SortedSet<long> _left =
            [.. entries.Concat(citations).Concat(subjects).Select(row => row.Number("Sequence"))];

        public static async Task<Derived> Read(LedgerCheck check, long after, long upTo, CancellationToken stop)
        {
            var between = $"\"Sequence\" > {after} AND \"Sequence\" <= {upTo}";
            return new Derived(
                await check._entries.Read(check._connection, between, stop),
                await check._citations.Read(check._connection, between, stop),
                await check._subjects.Read(check._connection, between, stop));
        }

        public (StoredRow? Entry, IEnumerable<StoredRow> Citations, IEnumerable<StoredRow> Subjects) Take(long sequence)
        {
            _left.Remove(sequence);
            return (_entries.GetValueOrDefault(sequence), _citations[sequence], _subjects[sequence]);
        }

        /// <summary>Takes what is left over up to a place: nothing in the ledger stands for it.</summary>
        public long[] TakeUpTo(long sequence)
        {
            var strays = _left.TakeWhile(s => s <= sequence).ToArray();
            _left.ExceptWith(strays);
            return strays;
        }
    }
}
